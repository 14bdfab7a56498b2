import { syncStates } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { runSync } from '../../../in-process/run-sync.ts';
import { without } from '../../../run/without.ts';
import { aSyncBench, initial, type SyncBench, someProducts } from '../../../testing/a-sync-bench.ts';
import { parseFailureRequest } from '../../parse-requests.ts';
import { reportFailure } from './report-failure.ts';

const error = { Error: 'DynamoDB.InternalServerError', Cause: '{}' };

/** Runs a sync, then reports that LogSuccess failed after it. */
const failAfter = async (
  bench: SyncBench,
  input: Record<string, unknown> = initial,
  onAnswer: (answer: { readonly owner: string }) => void = () => undefined,
) => {
  let answer: unknown;
  await runSync(bench.ports, {
    input,
    onPayload: (state, payload) => {
      if (state === syncStates.summarizeSync) answer = payload;
    },
  });
  onAnswer(answer as { readonly owner: string });
  return async (before: () => void = () => undefined) => {
    before();
    return reportFailure(parseFailureRequest({ ...(answer as object), error }), bench.ports);
  };
};

const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;

describe('reportFailure, when LogSuccess failed', () => {
  it('states that the sync succeeded and its cursor has moved', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const report = await failAfter(bench);
    const { cursor } = stateOf(bench) ?? {};
    const { status, summary } = await report();

    expect(cursor).toBeDefined();
    expect(stateOf(bench)?.cursor).toBe(cursor);
    expect(status).toBe('failed');
    expect(summary.error).toEqual({
      name: 'DynamoDB.InternalServerError',
      code: 'UNEXPECTED',
      message:
        "The sync itself succeeded: each of its 3 records has an outcome, and the cursor has moved. Only its row in the history could not be written (DynamoDB.InternalServerError), so 'siesa-sync status' may lack it. Nothing has to run again.",
    });
  });

  it('states that the cursor stays after a sync of single products', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    await runSync(bench.ports, { input: initial });
    const report = await failAfter(bench, { client_id: 'cliente-a', only: ['PROD00001'] });

    expect((await report()).summary.error?.message).toContain('and the cursor stays, as after every sync of single');
  });

  it('states what holds the cursor', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const report = await failAfter(bench);
    const { summary } = await report(() => {
      changeSummary(bench, { cursor_held: true, cursor_held_because: { cause: 'rows moved', read: 3 } });
    });

    expect(summary.error?.message).toContain('and the cursor is held (rows moved).');
  });

  it('keeps the error of a run that had failed itself', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const own = { name: 'SourceShrank', code: 'SOURCE_SHRANK', message: 'Siesa brought less.' };
    const report = await failAfter(bench);
    const { summary } = await report(() => {
      changeSummary(bench, { status: 'failed', error: own });
    });

    expect(summary.error).toEqual(own);
  });

  it('reports the plain error of a run whose summary is stored and whose end is not', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const report = await failAfter(bench);
    const { summary } = await report(() => {
      const state = without(stateOf(bench) ?? { epoch: 1 }, 'ended', 'cursor');
      bench.stores.state.items.set('cliente-a', { state, version: 9 });
    });

    expect(summary.error?.message).toContain('the next sync starts from the same cursor');
  });
});

/** Changes the stored summary of the bench's only run. */
const changeSummary = ({ stores: { objects } }: SyncBench, fields: Record<string, unknown>): void => {
  const [key = ''] = [...objects.bodies.keys()].filter((each) => each.endsWith('/summary.json'));
  const summary = JSON.parse(Buffer.from(objects.bodies.get(key) ?? '').toString('utf8')) as object;
  objects.bodies.set(key, Buffer.from(JSON.stringify({ ...summary, ...fields })));
};

describe('reportFailure, of a run that holds the lease', () => {
  /** The state while a run holds the lease, after another run of the same second has ended. */
  const heldAfter = (bench: SyncBench, holder: string, ended: string): void => {
    const { items } = bench.stores.state;
    const stored = items.get('cliente-a');
    const own = stored?.state.ended?.sync_id ?? '';
    const state = {
      ...without(stored?.state ?? { epoch: 1 }, 'alerts'),
      ...{ owner: holder, sync_id: own, expires_at: Date.now() / 1000 + 1200 },
      ended: { sync_id: own.replace(/.{4}$/, ended), status: 'failed' as const },
    };
    items.set('cliente-a', { state, version: (stored?.version ?? 0) + 1 });
  };

  it.each(['ffff', '0000'])('gives it back, whatever id a run of the same second had (%s)', async (ended) => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    let owner = '';
    const report = await failAfter(bench, initial, (payload) => (owner = payload.owner));
    const { sync_id } = stateOf(bench)?.ended ?? {};
    await report(() => {
      heldAfter(bench, owner, ended);
    });

    expect(stateOf(bench)).not.toHaveProperty('owner');
    expect(stateOf(bench)?.ended).toEqual({ sync_id, status: 'failed' });
  });

  it('leaves it to another run', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const report = await failAfter(bench);
    await report(() => {
      heldAfter(bench, 'another execution', '0000');
    });

    expect(stateOf(bench)).toMatchObject({ owner: 'another execution' });
  });
});
