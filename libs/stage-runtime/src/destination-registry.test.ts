import { destinationNames } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { destinationRegistry } from './destination-registry.ts';

describe('destinationRegistry', () => {
  it('holds each destination under its product_type', () => {
    expect([...destinationRegistry.keys()].sort()).toEqual([...destinationNames].sort());
    for (const [type, { name, maxBatchSize }] of destinationRegistry) {
      expect(name).toBe(type);
      expect(maxBatchSize).toBeLessThanOrEqual(100);
    }
  });
});
