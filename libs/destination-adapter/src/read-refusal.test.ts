import { describe, expect, it } from 'vitest';
import { readRefusal } from './read-refusal.ts';

const named = (body: unknown) => [...readRefusal(body, ['A', '7', 'C'], 'product_id').keys()];

describe('readRefusal', () => {
  it('finds the records that a 400 names by id or by their place in the call', () => {
    expect(named({ errors: [{ index: 2, message: 'no' }, { product_id: 7 }, { id: 'A' }] })).toEqual(['C', '7', 'A']);
  });

  it('reads verdicts in a 400 too, where it has some', () => {
    expect(
      named({
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
    ['errors that are no list', { errors: 'all' }],
    ['places and ids that were not sent', { errors: [{ index: 9 }, { index: '1' }, { product_id: 'Z' }, 'A', null] }],
  ])('names nobody in %s', (_, body) => {
    expect(named(body)).toEqual([]);
  });
});
