import type { StateEvent } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import type { Execution, ExecutionResult } from '../hosts/execution.ts';
import { followSync } from './follow-sync.ts';

const executionOf = (events: readonly StateEvent[], result: ExecutionResult): Execution => ({
  arn: 'arn',
  events: (async function* () {
    yield* await Promise.resolve(events);
  })(),
  result: Promise.resolve(result),
});
const request = { client_id: 'cliente-a', sync_type: 'initial' } as const;
const follow = (events: readonly StateEvent[], result: ExecutionResult) =>
  followSync(
    executionOf(events, result),
    request,
    () => undefined,
    () => 0,
  );
const exited = (state: string, output: unknown): StateEvent => ({ kind: 'exited', state, at: 1, output });
const summary = { client_id: 'cliente-a', status: 'success', records_extracted: 3, records_success: 3 };

describe('followSync', () => {
  it('ends with the summary that SummarizeSync wrote', async () => {
    const outcome = await follow([exited('SummarizeSync', summary)], { status: 'SUCCEEDED' });

    expect(outcome).toMatchObject({ kind: 'ended', summary });
  });

  it('prefers the summary of ReportFailure for a failed run', async () => {
    const failed = {
      ...summary,
      status: 'failed',
      error: { name: 'ProductUnavailable', code: 'KONG_UNAVAILABLE', message: 'Kong does not answer.' },
    };
    const outcome = await follow(
      [exited('ReportFailure', { subject: '[prod] cliente-a: sync failed, SiesaUnavailable', summary: failed })],
      {
        status: 'FAILED',
        error: 'ProductUnavailable',
      },
    );

    expect(outcome).toMatchObject({ kind: 'ended', summary: failed });
  });

  it('counts the events itself when the run left no summary', async () => {
    const events = [exited('ExtractFromSiesa', { sync_id: 'sync-20250115-100000-7f3a', parts: [{}], count: 10 })];
    const outcome = await follow(events, { status: 'TIMED_OUT' });

    expect(outcome).toMatchObject({
      kind: 'ended',
      summary: {
        status: 'failed',
        sync_id: 'sync-20250115-100000-7f3a',
        records_extracted: 10,
        error: { name: 'TIMED_OUT' },
      },
    });
  });

  it('names the sync that holds the client when this one was skipped', async () => {
    const events: StateEvent[] = [
      {
        kind: 'failed',
        state: 'ExtractFromSiesa',
        at: 1,
        error: 'SyncAlreadyRunning',
        cause: 'cliente-a is being synced by sync-20250115-100000-7f3a.',
      },
      { kind: 'entered', state: 'SyncSkipped', at: 2 },
    ];

    expect(await follow(events, { status: 'SUCCEEDED' })).toEqual({
      kind: 'skipped',
      clientId: 'cliente-a',
      running: 'sync-20250115-100000-7f3a',
    });
  });
});
