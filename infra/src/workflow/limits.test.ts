import { describe, expect, it } from 'vitest';
import { everyState } from '../testing/definition.ts';

const kibibyte = 1024;

/** The longest of everything: client ids have 32 characters, a slice 200 parts. */
const clientId = 'c'.repeat(32);
const syncId = 'sync-20250115-100000-7f3a';
const part = { key: `runs/${clientId}/${syncId}/canonical/9999-ffff-99999.ndjson.gz`, count: 1000 };
const kept = {
  request: { client_id: clientId, sync_type: 'incremental', accept_shrink: false },
  owner: `arn:aws:states:us-east-1:111111111111:execution:siesa-integration-workflow-prod:${'e'.repeat(80)}`,
  started_at: '2025-01-15T10:00:00.000Z',
};
const slice = {
  ...kept,
  client_id: clientId,
  product_type: 'p'.repeat(32),
  sync_type: 'incremental',
  sync_id: syncId,
  parts: Array.from({ length: 200 }, () => part),
  count: 200_000,
  has_more: true,
  wait_seconds: 900,
  resume: { slice: 9999, attempt: 'ffff', phase: 'pages', pass: 3, next: { page: 9999, after: 'k'.repeat(1024) }, cursor: kept.started_at, total: 10_000_000, steady: false, fresh: 200_000, retried: 200 },
  load_concurrency: 40,
  extraction_timestamp: kept.started_at,
};

/** Step Functions hands on no more of a cause than this. */
const longestCause = 32 * kibibyte;

describe('payloads', () => {
  it('A10: stay below 64 KiB with 200 parts, also when an error with the longest cause comes beside them', () => {
    expect(JSON.stringify(slice).length).toBeLessThan(32 * kibibyte);
    expect(JSON.stringify({ ...slice, error: { Error: 'States.TaskFailed', Cause: 'x'.repeat(longestCause) } }).length).toBeLessThan(64 * kibibyte);
  });

  it('of all children together are next to nothing: each answers an empty object', () => {
    expect(everyState()['PartEnded']).toMatchObject({ Type: 'Succeed', OutputPath: null });
    expect(everyState()['LoadParts']).toMatchObject({ ResultPath: null });
  });
});

describe('history', () => {
  it('A10: of 50 slices stays below 5,000 events: parts have histories of their own', () => {
    const eventsOfSlice = 2 + 5 + 5 + 2 + 2; // Extract enters, is scheduled, started, ends and exits; the Map likewise; a choice; a wait

    expect(50 * eventsOfSlice).toBeLessThan(5_000);
    expect(everyState()['LoadParts']).toMatchObject({ ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } } });
  });
});
