import {
  defaultDialect,
  destinationDialects,
  destinationNames,
  dialectFacts,
} from '@siesa-integration/workflow-contract';
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
    const contract = destinationRegistry.get(name);
    if (!contract) throw new Error(`no ${name}`);
    const dialects = { [defaultDialect]: contract, ...contract.dialects };

    expect(Object.keys(dialects)).toEqual(expect.arrayContaining(Object.keys(destinationDialects[name] ?? {})));
    for (const [dialect, { maxBatchSize, settings }] of Object.entries(dialects)) {
      const { sending, identity } = dialectFacts(name, dialect) ?? { sending: 'unknown', identity: [] };
      expect(sending).not.toBe('unknown');
      expect(maxBatchSize === 1).toBe(sending === 'each');
      if (identity.length > 0) expect(settings).toBeDefined();
    }
  });
});
