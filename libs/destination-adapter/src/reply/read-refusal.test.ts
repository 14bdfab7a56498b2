import { describe, expect, it } from 'vitest';
import { readRefusal } from './read-refusal.ts';

const refusedIn = (body: unknown) => [...readRefusal(body, ['A', '7', 'C'], 'product_id').keys()];

describe('readRefusal', () => {
  it('finds the records that a 400 identifies by id or by index in the request', () => {
    expect(refusedIn({ errors: [{ index: 2, message: 'no' }, { product_id: 7 }, { id: 'A' }] })).toEqual([
      'C',
      '7',
      'A',
    ]);
  });

  it('reads results in a 400', () => {
    expect(
      refusedIn({
        results: [
          { product_id: 'A', status: 'failed' },
          { product_id: 'C', status: 'ok' },
        ],
      }),
    ).toEqual(['A']);
  });

  it.each([
    ['text', 'Bad request'],
    ['no errors', { message: 'Bad request' }],
    ['errors that are not a list', { errors: 'all' }],
    ['indexes and ids that were not sent', { errors: [{ index: 9 }, { index: '1' }, { product_id: 'Z' }, 'A', null] }],
  ])('finds none in %s', (_, body) => {
    expect(refusedIn(body)).toEqual([]);
  });
});
