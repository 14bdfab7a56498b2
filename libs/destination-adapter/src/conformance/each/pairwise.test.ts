import { expect, it } from 'vitest';
import { pairsOf, pairwise, product, singly } from './pairwise.ts';

const factors = { a: ['1', '2', '3'], b: ['1', '2'], c: ['1', '2', '3', '4'], d: ['1', '2'] };

it('meets each two values of two factors, in few combinations', () => {
  const chosen = pairwise(factors);
  const met = new Set(chosen.flatMap(pairsOf));

  expect(
    product(factors)
      .flatMap(pairsOf)
      .every((pair) => met.has(pair)),
  ).toBe(true);
  expect(chosen.length).toBeLessThanOrEqual(14); // of 48; 12 is the least, because a and c alone have as many
  for (const combination of chosen) expect(Object.keys(combination).sort()).toEqual(['a', 'b', 'c', 'd']);
});

it('is the whole product of two factors, and one combination of none', () => {
  expect(pairwise({ a: ['1', '2'], b: ['1', '2'] })).toHaveLength(4);
  expect(product({})).toEqual([{}]);
});

it('has each value once with the usual ones of all others', () => {
  expect(singly({ a: ['1', '2', '3'], b: ['1', '2'] })).toEqual([
    { a: '1', b: '1' },
    { a: '2', b: '1' },
    { a: '3', b: '1' },
    { a: '1', b: '2' },
  ]);
  expect(singly({})).toEqual([{}]);
});
