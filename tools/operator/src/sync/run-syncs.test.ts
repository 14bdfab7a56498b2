import { describe, expect, it } from 'vitest';
import type { Execution, SyncRequest } from '../hosts/execution.ts';
import { runSyncs } from './run-syncs.ts';

describe('runSyncs', () => {
  const hostOf = (execution: Execution) => ({ start: () => Promise.resolve(execution) });

  it('counts an execution as failed when its events cannot be read', async () => {
    const events = (async function* () {
      yield await Promise.reject(new Error('connection lost'));
    })();
    const [outcome] = await runSyncs(
      hostOf({ arn: 'arn:x:1', events, result: new Promise(() => undefined) }),
      [{ client_id: 'a', sync_type: 'initial' }],
      { now: Date.now },
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

    it('counts it as failed, and follows the others to their ends', async () => {
      const outcomes = await runSyncs(refusing('a'), requests, { now: Date.now });

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
      expect(outcomes[0]).not.toHaveProperty('execution');
    });

    it('throws when none could be started', async () => {
      await expect(runSyncs(refusing('a', 'b'), requests, { now: Date.now })).rejects.toThrow('Rate exceeded');
    });
  });

  it('reports each start, and the progress after each event', async () => {
    const events = (async function* () {
      yield await Promise.resolve({
        kind: 'exited',
        state: 'LoadToProduct',
        at: 1,
        output: { records_processed: 2, failed_records: ['one', 'two'] },
      } as const);
    })();
    const seen: unknown[] = [];
    const [outcome] = await runSyncs(
      hostOf({ arn: 'arn:x:1', events, result: Promise.resolve({ status: 'SUCCEEDED' }) }),
      [{ client_id: 'a', sync_type: 'initial' }],
      {
        now: Date.now,
        onStarted: ({ client_id }, { arn }) => seen.push([client_id, arn]),
        onProgress: ({ client_id }, { warnings }) => seen.push([client_id, warnings]),
      },
    );

    expect(seen).toEqual([
      ['a', 'arn:x:1'],
      ['a', ['one', 'two']],
    ]);
    expect(outcome).toMatchObject({ kind: 'ended', summary: { client_id: 'a', status: 'success' } });
  });
});
