import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExecutionLog } from './execution-log.ts';
import { reportedParts } from './reported-parts.ts';

describe('createExecutionLog', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'execution-log-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps events as they are read, without inputs, and finds them by ARN or name', async () => {
    const log = createExecutionLog(folder);
    const events = (async function* () {
      yield await Promise.resolve({ kind: 'entered', state: 'Begin', at: 1, input: { secret: 'x' } } as const);
    })();
    const execution = await log.keep({
      arn: 'arn:aws:states:x:y:execution:machine:a-1',
      events,
      result: Promise.resolve({ status: 'SUCCEEDED' }),
    });
    for await (const event of execution.events) expect(event.state).toBe('Begin');

    expect(await log.read('a-1')).toEqual([{ kind: 'entered', state: 'Begin', at: 1 }]);
    expect(await log.read('arn:aws:states:x:y:execution:machine:a-1')).toHaveLength(1);
    expect(await log.read('../../etc/passwd')).toBeUndefined();
    expect(await log.read('')).toBeUndefined();
  });
});

describe('reportedParts', () => {
  const report = {
    counts: { accepted: 1, unchanged: 2, rejected: 0, refused: 1 },
    failures: [{ product_id: 'P', message: 'no' }],
    load_timestamp: '2025-01-15T10:00:00Z',
  };
  const objects = {
    get: (key: string) => Promise.resolve(key.endsWith('gone.json') ? undefined : Buffer.from(JSON.stringify(report))),
    put: () => Promise.resolve(),
    list: () => Promise.resolve(['reports/1.json', 'reports/gone.json']),
  };
  const extracted = {
    kind: 'exited',
    state: 'ExtractFromSiesa',
    at: 1,
    output: { sync_id: 'sync-20250115-100000-7f3a' },
  } as const;

  it('tells each part once', async () => {
    const parts = reportedParts(objects, 'cliente-a');

    expect(await parts.news([])).toEqual([]);
    expect(await parts.news([extracted])).toMatchObject([
      { state: 'LoadToProduct', output: { records_processed: 4, failed_records: [{ id: 'P', error: 'no' }] } },
    ]);
    expect(await parts.news([extracted])).toEqual([]);
  });
});
