import { describe, expect, it } from 'vitest';
import { productRegistry } from './product-registry.ts';

describe('productRegistry', () => {
  it('knows each product by its product_type', () => {
    expect([...productRegistry.keys()]).toEqual(expect.arrayContaining(['kong', 'wms']));
    for (const [name, { product, maxBatchSize }] of productRegistry) {
      expect(product).toBe(name);
      expect(maxBatchSize).toBeLessThanOrEqual(100);
    }
  });
});
