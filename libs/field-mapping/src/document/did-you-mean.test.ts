import { expect, it } from 'vitest';
import { didYouMean } from './did-you-mean.ts';

it('asks for the nearest name, when one is near', () => {
  const known = ['stock_quantity', 'sku', 'name'];

  expect(didYouMean('nmae', known)).toBe("did you mean 'name'?");
  expect(didYouMean('zzz', known)).toBeUndefined();
});
