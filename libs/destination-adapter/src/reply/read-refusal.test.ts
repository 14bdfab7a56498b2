import { describe, expect, it } from 'vitest';
import { readRefusal } from './read-refusal.ts';

const refusedIn = (body: unknown, ids = ['A', '7', 'C']) => {
  const { certain, suspected } = readRefusal(body, ids, 'product_id');
  return [...certain.keys(), ...suspected.keys()];
};

describe('readRefusal', () => {
  it('finds the records that a 400 identifies by id or by index in the request', () => {
    expect(
      readRefusal({ errors: [{ index: 2 }, { product_id: 7 }, { id: 'A' }] }, ['A', '7', 'C'], 'product_id'),
    ).toEqual({
      certain: new Map<string, unknown>([
        ['7', { product_id: 7 }],
        ['A', { id: 'A' }],
      ]),
      suspected: new Map([['C', { index: 2 }]]),
    });
  });

  it.each([
    ['0', [{ index: 0 }, { index: 2 }], 'A,C', ''],
    ['0, of a path', { '[0].Ean': ['no'], '[1].Ean': ['no'] }, 'A,B', ''],
    ['the one after the last', [{ index: 3 }, { product_id: 'B' }], 'B', ''],
    ['each from 1 on', [{ index: 1 }, { index: 2 }, { index: 3 }], '', ''],
    ['0 and one too many', [{ index: 0 }, { index: 3 }], '', ''],
    ['a negative one', [{ index: -1 }, { index: 1 }], '', ''],
    ['one between two records', [{ index: 0.5 }, { index: 1 }], '', ''],
    ['1, and an id', [{ index: 1 }, { product_id: 'A' }], 'A', 'B'],
    ['1, of a record that an id names too', [{ index: 1 }, { product_id: 'B' }], 'B', ''],
    ['2 of a path', { 'products.2.ean': ['no'] }, '', 'C'],
  ])(
    'is certain of a record by its index only where an index proves that they count from 0: %s',
    (_, errors, sure, suspected) => {
      const named = readRefusal({ errors }, ['A', 'B', 'C'], 'product_id');

      expect([[...named.certain.keys()].join(), [...named.suspected.keys()].join()]).toEqual([sure, suspected]);
    },
  );

  it('reads results in a 400', () => {
    expect(
      refusedIn({
        results: [
          { product_id: 'A', status: 'failed' },
          { product_id: '7', status: 'skipped' },
          { product_id: 'C', status: 'ok' },
        ],
      }),
    ).toEqual(['A']);
  });

  it.each([
    [
      "ASP.NET's model state",
      { title: 'One or more validation errors occurred.', status: 400, errors: { '[2].Ean': ['no'] } },
    ],
    ["ASP.NET's JSON path", { errors: { '$[2].available_quantity': ['The JSON value could not be converted'] } }],
    ["ASP.NET's model state alone", { '[2].Ean': ['no'] }],
    ["Laravel's", { message: 'The given data was invalid.', errors: { 'products.2.ean': ['no'] } }],
    ["Laravel's, of a bare list", { errors: { '2.ean': ['no'] } }],
    ["DRF's list by position", [{}, {}, { ean: ['no'] }]],
    ["DRF's list under a key", { errors: [{}, {}, { non_field_errors: ['no'] }] }],
    ["DRF's nested fields", [{}, null, { properties: { color: ['no'] } }]],
    ["FastAPI's", { detail: [{ loc: ['body', 2, 'ean'], msg: 'field required', type: 'missing' }] }],
    ["JSON:API's", { errors: [{ id: 'e1', source: { pointer: '/data/2/ean' }, detail: 'no' }] }],
    ['a path', { errors: [{ path: 'items[2].ean', message: 'no' }] }],
    ['an index as a key', { errors: { 2: { ean: ['no'] } } }],
    ['an id as a key', { errors: { C: ['no'] } }],
    ['an envelope', { error: 'bad', data: { errors: [{ index: 2 }] } }],
    ['a list of ids', { failed: ['C'] }],
    ['a list of errors alone', [{ index: 2, message: 'no' }]],
  ])('finds the record in %s', (_, body) => {
    expect(refusedIn(body)).toEqual(['C']);
  });

  it('keeps what is said about each record apart', () => {
    const body = { errors: { '[0].Ean': ['short'], '[2].Name': ['empty'], '[0].Name': ['long'] } };

    expect(readRefusal(body, ['A', 'B', 'C'], 'product_id').certain).toEqual(
      new Map<string, unknown>([
        ['A', [{ Ean: ['short'] }, { Name: ['long'] }]],
        ['C', { Name: ['empty'] }],
      ]),
    );
  });

  it.each([
    ['text', 'Bad request'],
    ['no errors', { message: 'Bad request' }],
    ['errors that are not a list', { errors: 'all' }],
    ['indexes and ids that were not sent', { errors: [{ index: 9 }, { index: '1' }, { product_id: 'Z' }, 'A', null] }],
    ['fields of an unnamed record', { errors: { ean: ['no'] } }],
    ["an index inside a record's own field", { errors: { 'prices.0.amount': ['no'], 'tags[1]': ['no'] } }],
    ['as many sentences as records', { errors: [{ message: 'a' }, { message: 'b' }, { message: 'c' }] }],
    ['another number of entries', [{}, { ean: ['no'] }]],
    ['an index that has no error', { errors: { 0: [], 1: null, 2: {} } }],
  ])('finds none in %s', (_, body) => {
    expect(refusedIn(body)).toEqual([]);
  });

  it('finds none where a key may be the id of one record and the index of another', () => {
    expect(refusedIn({ errors: { 1: ['no'] } }, ['1', '2'])).toEqual([]);
    expect(refusedIn({ errors: { 1: ['no'] } }, ['0', '1'])).toEqual(['1']);
  });
});
