import type { DryRun } from '@siesa-integration/operator';
import { describe, expect, it } from 'vitest';
import { renderDryRuns } from './render-dry-runs.ts';
import { renderFieldDiff } from './render-field-diff.ts';

const diff = {
  compared: 12,
  changed: 11,
  fields: [{ field: 'quantity', count: 11 }],
  samples: [
    {
      product_id: 'P1',
      changes: [
        { field: 'quantity', old: 5, new: 8 },
        { field: 'ean', new: 'x'.repeat(200) },
      ],
    },
  ],
};

describe('renderFieldDiff', () => {
  it('counts fields, and shows old and new of some products', () => {
    const text = renderFieldDiff(diff, 'en');

    expect(text).toMatch(
      /^field +products\nquantity +11\n\nP1\n {2}quantity: 5 → 8\n {2}ean: absent → "x+…\n\nand 10 more products\n$/,
    );
    expect(renderFieldDiff({ ...diff, changed: 0, fields: [], samples: [] }, 'es')).toBe('No cambia ningún campo.\n');
  });
});

describe('renderDryRuns', () => {
  it('adds the fields that change, and how many updates cannot be compared', () => {
    const dryRun: DryRun = {
      client_id: 'a',
      dry_run: true,
      sync_type: 'incremental',
      status: 'success',
      records_extracted: 12,
      create: 0,
      update: 12,
      unchanged: 0,
      reject: 0,
      failed_records: [],
      diff: { ...diff, unknown: 1 },
    };

    expect(renderDryRuns([dryRun], 'en')).toMatch(
      /What updates change for a\nfield[\s\S]*Of 1 update no stored sync shows what the product holds\.\n\nDry run: nothing/,
    );
  });
});
