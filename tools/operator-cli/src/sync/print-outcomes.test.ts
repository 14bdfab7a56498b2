import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { memoryTerminal } from '../testing/memory-terminal.ts';
import { exitCodeOf, printOutcomes } from './print-outcomes.ts';
import { runSyncs } from './run-syncs.ts';
import { syncSummary, type SyncOutcome } from './sync-summary.ts';
import type { Host } from '../hosts/host.ts';
import type { Execution, SyncRequest } from '../hosts/execution.ts';

const host = { options: '--env dev', locate: (key: string) => `s3://bucket/${key}` };
const ended = (fields: object): SyncOutcome => ({
  kind: 'ended',
  summary: v.parse(syncSummary, { client_id: 'a', status: 'success', ...fields }),
  seconds: 2,
  execution: 'arn:aws:states:x:y:execution:machine:a-1',
});
const skipped: SyncOutcome = { kind: 'skipped', clientId: 'b', running: undefined };
const printed = (...outcomes: readonly SyncOutcome[]): string => {
  const terminal = memoryTerminal();
  printOutcomes(outcomes, {}, host, terminal);
  return terminal.written.out;
};

describe('printOutcomes', () => {
  it('says what to do next about a failure and about rejects', () => {
    const out = printed(
      ended({
        status: 'failed',
        records_failed: 3,
        report_key: 'r.csv',
        error: { name: 'SiesaUnavailable', message: 'Siesa did not answer.' },
      }),
    );

    expect(out).toContain(
      'a failed: SiesaUnavailable: Siesa did not answer.\nWhat happened, state by state: siesa-sync history a-1 --env dev\n',
    );
    expect(out).toContain('Why records were refused: siesa-sync rejects a --env dev\nReport: s3://bucket/r.csv\n');
  });

  it('says nothing more of a sync that went well', () => {
    expect(printed(ended({ sync_type: 'initial' })).split('\n')).toHaveLength(3);
  });

  it('says of a skipped client that nothing was started', () => {
    expect(printed(skipped)).toContain('b is already being synced: nothing was started.');
  });
});

describe('exitCodeOf', () => {
  it('lets a failure outweigh a skip', () => {
    expect([
      exitCodeOf([ended({})]),
      exitCodeOf([ended({}), skipped]),
      exitCodeOf([skipped, ended({ status: 'failed' })]),
    ]).toEqual([0, 3, 1]);
  });
});

describe('runSyncs', () => {
  const hostOf = (execution: Execution) =>
    ({
      ...host,
      start: () => Promise.resolve(execution),
      consoleAddress: () => undefined,
      tailCommand: undefined,
    }) as unknown as Host;

  it('counts an execution that it lost sight of as failed', async () => {
    const events = (async function* () {
      yield await Promise.reject(new Error('connection lost'));
    })();
    const [outcome] = await runSyncs(
      hostOf({ arn: 'arn:x:1', events, result: new Promise(() => undefined) }),
      [{ client_id: 'a', sync_type: 'initial' }],
      memoryTerminal(),
      Date.now,
    );

    expect(outcome).toMatchObject({
      kind: 'ended',
      summary: {
        status: 'failed',
        error: { message: 'The execution could not be followed to its end: connection lost' },
      },
    });
  });

  describe('when a sync cannot be started', () => {
    const events = async function* () {
      yield await Promise.resolve({ kind: 'entered', state: 'Begin', at: 1 } as const);
    };
    const execution: Execution = { arn: 'arn:x:1', events: events(), result: Promise.resolve({ status: 'SUCCEEDED' }) };
    const refusing = (...clients: readonly string[]) => ({
      ...hostOf(execution),
      start: ({ client_id: id }: SyncRequest) =>
        clients.includes(id)
          ? Promise.reject(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }))
          : Promise.resolve(execution),
    });
    const requests = ['a', 'b'].map((client_id) => ({ client_id, sync_type: 'incremental' }) as const);

    it('follows the others to their ends, and counts it as failed', async () => {
      const outcomes = await runSyncs(refusing('a'), requests, memoryTerminal(), Date.now);

      expect(outcomes).toMatchObject([
        {
          summary: {
            client_id: 'a',
            status: 'failed',
            error: { name: 'ThrottlingException', message: 'The sync could not be started: Rate exceeded' },
          },
        },
        { summary: { client_id: 'b', status: 'success' } },
      ]);
      expect(exitCodeOf(outcomes)).toBe(1);
      expect(printed(...outcomes)).not.toContain('siesa-sync history');
    });

    it('throws when it was the only one, or none could be: nothing was started then', async () => {
      await expect(runSyncs(refusing('a', 'b'), requests, memoryTerminal(), Date.now)).rejects.toThrow('Rate exceeded');
    });
  });

  it('shows progress and the first warnings to whoever looks', async () => {
    const events = (async function* () {
      yield await Promise.resolve({
        kind: 'exited',
        state: 'TransformData',
        at: 1,
        output: { validation_errors: ['one', 'two'] },
      } as const);
    })();
    const [outcome] = await runSyncs(
      hostOf({ arn: 'arn:x:1', events, result: Promise.resolve({ status: 'SUCCEEDED' }) }),
      [{ client_id: 'a', sync_type: 'initial' }],
      memoryTerminal(),
      Date.now,
    );

    expect(outcome).toMatchObject({ kind: 'ended', summary: { client_id: 'a', status: 'success' } });
  });
});
