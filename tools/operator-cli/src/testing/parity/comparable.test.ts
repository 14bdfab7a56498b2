import { describe, expect, it } from 'vitest';
import { comparable } from './comparable.ts';

describe('comparable', () => {
  it('hides times, executions, attempts and addresses', () => {
    const { of } = comparable({ siesa: 'http://127.0.0.1:4010' });

    expect(
      of({
        at: '2025-01-15T10:00:00.123Z',
        owner: 'arn:aws:states:us-east-1:000000000000:execution:siesa-integration-workflow-dev:local-1-2-ab-cd',
        part: 'raw/1-7f3a-00001.ndjson.gz',
        source: 'inventory http://127.0.0.1:4010/api',
        ttl: 5,
        count: 5,
      }),
    ).toEqual({
      at: '<time>',
      owner: '<execution>',
      part: 'raw/1-<attempt>-00001.ndjson.gz',
      source: 'inventory <siesa>/api',
      ttl: '<time>',
      count: 5,
    });
  });

  it('keeps apart what is not the same sync', () => {
    const { of } = comparable({});

    expect(of(['sync-20250115-100000-7f3a', 'sync-20250115-100001-7f3a', 'sync-20250115-100000-7f3a'])).toEqual([
      'sync#1',
      'sync#2',
      'sync#1',
    ]);
  });
});
