import { describe, expect, it } from 'vitest';
import { partLimits } from './part-limits.ts';

const client = { product_type: 'kong', product_dialect: 'contract', load_concurrency: 4 };

describe('partLimits', () => {
  it('cuts parts of 1,000, loaded as the settings say, for a destination that takes batches', () => {
    expect(partLimits(client)).toEqual({ mostRecords: 1000, loadConcurrency: 4 });
    expect(partLimits({ ...client, product_type: 'tms', product_requests_per_minute: 10 })).toEqual({
      mostRecords: 1000,
      loadConcurrency: 4,
    });
  });

  it.each([
    [undefined, 500],
    [600, 500],
    [60, 240],
    [1, 4],
  ])(
    'cuts smaller ones for one that takes one record a call (%j a minute), loaded one after the other',
    (pace, most) => {
      const each = { ...client, product_dialect: 'kong-core', ...(pace && { product_requests_per_minute: pace }) };

      expect(partLimits(each)).toEqual({ mostRecords: most, loadConcurrency: 1 });
    },
  );
});
