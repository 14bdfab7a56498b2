import { describe, expect, it } from 'vitest';
import { didYouMean, nearestName } from './nearest-name.ts';

const known = ['stock_quantity', 'sku', 'name', 'warehouse_zone', 'warehouse_location'];

describe('nearestName', () => {
  it.each([
    ['stock_quantiy', 'stock_quantity'],
    ['Stock_Quantity', 'stock_quantity'],
    ['stokc_quantity', 'stock_quantity'],
    ['nmae', 'name'],
    ['skuu', 'sku'],
    ['wharehouse_zone', 'warehouse_zone'],
    ['zzz', undefined],
    ['', undefined],
    ['x', undefined],
    ['x'.repeat(100_000), undefined],
  ])('to %s is %s', (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it('is put as a question, or not at all', () => {
    expect(didYouMean('nmae', known)).toBe("did you mean 'name'?");
    expect(didYouMean('zzz', known)).toBeUndefined();
  });
});
