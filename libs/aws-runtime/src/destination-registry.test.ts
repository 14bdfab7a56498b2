import { describe, expect, it } from 'vitest';
import { destinationRegistry } from './destination-registry.ts';

describe('destinationRegistry', () => {
  it('knows each product by its product_type', () => {
    expect([...destinationRegistry.keys()]).toEqual(expect.arrayContaining(['kong', 'wms']));
    for (const [name, { product, maxBatchSize }] of destinationRegistry) {
      expect(product).toBe(name);
      expect(maxBatchSize).toBeLessThanOrEqual(100);
    }
  });
});
