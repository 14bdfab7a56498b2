import { describe, expect, it } from 'vitest';
import { reportedParts } from './reported-parts.ts';

describe('reportedParts', () => {
  const report = {
    counts: { accepted: 1, unchanged: 2, rejected: 0, refused: 1 },
    failures: [{ product_id: 'P', message: 'no' }],
    load_timestamp: '2025-01-15T10:00:00Z',
  };
  const objects = {
    get: (key: string) => Promise.resolve(key.endsWith('gone.json') ? undefined : Buffer.from(JSON.stringify(report))),
    list: () => Promise.resolve(['reports/1.json', 'reports/gone.json']),
  };
  const extracted = {
    kind: 'exited',
    state: 'ExtractFromSiesa',
    at: 1,
    output: { sync_id: 'sync-20250115-100000-7f3a' },
  } as const;

  it('gives each part once', async () => {
    const parts = reportedParts(objects, 'cliente-a');

    expect(await parts.newParts([])).toEqual([]);
    expect(await parts.newParts([extracted])).toMatchObject([
      { state: 'LoadToProduct', output: { records_processed: 4, failed_records: [{ id: 'P', error: 'no' }] } },
    ]);
    expect(await parts.newParts([extracted])).toEqual([]);
  });
});
