import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meantName, nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['ZONE-AA', 'ZONE-A'],
    ['zone-b', 'ZONE-B'],
    ['PICKING', 'ZONE-PICKING'],
  ])('finds for %s the name %s', (name, nearest) => {
    expect(nearestName(name, ['ZONE-A', 'ZONE-B', 'ZONE-PICKING'])).toBe(nearest);
  });

  it('finds nothing among no names', () => {
    expect(nearestName('ZONE-A', [])).toBeUndefined();
  });

  it('finds a known name itself', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, selector: (name) => name.toLowerCase() }),
        fc.nat(),
        (known, index) => {
          const name = known[index % known.length] ?? '';
          expect(nearestName(name, known)).toBe(name);
        },
      ),
    );
  });
});

describe('meantName', () => {
  const known = ['stock_quantity', 'sku', 'name', 'warehouse_zone', 'warehouse_location'];

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
    ['nsm', undefined],
    ['x'.repeat(100_000), undefined],
  ])('finds for %s the name %s', (name, nearest) => {
    expect(meantName(name, known)).toBe(nearest);
  });
});
