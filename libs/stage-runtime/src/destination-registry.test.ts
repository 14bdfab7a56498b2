import { destinationDialects, destinationNames } from '@siesa-integration/workflow-contract';
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

  it.each([...destinationNames])('has the dialects of %s that the stages know', (name) => {
    const dialects = destinationRegistry.get(name)?.dialects ?? {};

    expect(Object.keys(dialects).sort()).toEqual(Object.keys(destinationDialects[name] ?? {}).sort());
    for (const [dialect, { maxBatchSize, settings }] of Object.entries(dialects)) {
      const { sending, identity } = destinationDialects[name]?.[dialect] ?? { sending: 'bulk', identity: [] };
      expect(maxBatchSize === 1).toBe(sending === 'each');
      if (identity.length > 0) expect(settings).toBeDefined();
    }
  });
});
