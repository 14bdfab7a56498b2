import { parseExtractRequest, parseSummarizeRequest } from '@siesa-integration/sync-pipeline';
import type { ExtractAnswer, Resume } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';

const kibibyte = 1024;

/** The longest values: client ids have 32 characters, a slice 200 parts. */
const clientId = 'c'.repeat(32);
const syncId = 'sync-20250115-100000-7f3a';
const time = '2025-01-15T10:00:00.000Z';

/** A field that is added to the resume is added here too, or this does not compile. */
const resume: Required<Resume> = {
  slice: 9999,
  attempt: 'ffff',
  phase: 'rejects',
  pass: 3,
  next: { page: 9999, after: 'k'.repeat(kibibyte) },
  cursor: time,
  total: 10_000_000,
  pass_stable: false,
  size: { last: 99_999_999, most: 99_999_999, rose: true, fell: true },
  new_in_pass: 10_000_000,
  seen_in_pass: 10_000_000,
  seen_in_run: 10_000_000,
  doubles: { count: 10_000_000, digest: 2 ** 48 },
  doubles_before: { count: 10_000_000, digest: 2 ** 48 },
  real_doubles: 10_000_000,
  retried: 200,
};

const slice: ExtractAnswer = {
  request: {
    client_id: clientId,
    sync_type: 'incremental',
    accept_shrink: false,
    accept_empty: Array.from({ length: 8 }, () => 'f'.repeat(100)),
    new_source: true,
    new_destination: true,
    only: Array.from({ length: 60 }, () => 'i'.repeat(100)),
    force: true,
  },
  owner: `arn:aws:states:us-east-1:111111111111:execution:siesa-integration-workflow-prod:${'e'.repeat(80)}`,
  started_at: time,
  client_id: clientId,
  product_type: 'p'.repeat(32),
  sync_type: 'incremental',
  sync_id: syncId,
  parts: Array.from({ length: 200 }, () => ({
    key: `runs/${clientId}/${syncId}/raw/9999-ffff-99999.ndjson.gz`,
    count: 1000,
  })),
  count: 200_000,
  has_more: true,
  wait_seconds: 900,
  resume,
  load_concurrency: 40,
  extraction_timestamp: time,
};

/** Step Functions truncates a cause to this length. */
const longestCause = 32 * kibibyte;

describe('payloads', () => {
  it('A10: stay below 64 KiB with 200 parts, also when an error with the longest cause comes beside them', () => {
    expect(JSON.stringify(slice).length).toBeLessThan(32 * kibibyte);
    expect(
      JSON.stringify({ ...slice, error: { Error: 'States.TaskFailed', Cause: 'x'.repeat(longestCause) } }).length,
    ).toBeLessThan(64 * kibibyte);
  });

  it('of that length are what the next states take, whole', () => {
    expect(parseSummarizeRequest(slice)).toEqual({ kind: 'end', ...slice });
    expect(parseExtractRequest(slice)).toMatchObject({ resume });
  });
});
