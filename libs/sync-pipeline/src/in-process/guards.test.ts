import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import type { SendOptions } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import { SyncStopped } from '../errors.ts';
import { rejectedEntry } from '../ledger/make-entries.ts';
import { extract } from '../stages/extract/extract.ts';
import { load } from '../stages/load/load.ts';
import { parseExtractRequest, parseLoadRequest, parseTransformRequest } from '../stages/parse-requests.ts';
import { transform } from '../stages/transform/transform.ts';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';
import { errorOf, stopRun } from './stop-run.ts';

const slice = (remainingMs: number) => ({ remainingMs: () => remainingMs });
const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;

const begins = () =>
  parseExtractRequest({ request: initial, owner: 'execution-1', started_at: new Date().toISOString() });

/** The first part of a run, mapped and not yet loaded. */
const aMappedPart = async ({ ports }: SyncBench, begun = begins()) => {
  const { parts, ...about } = await extract(begun, ports, slice(300_000));
  const mapped = await transform(parseTransformRequest({ ...about, part: parts[0] }), ports, slice(300_000));
  return parseLoadRequest(JSON.parse(JSON.stringify(mapped)));
};

describe('a loader', () => {
  it('whose run was stopped after its part was mapped sends nothing', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const request = await aMappedPart(bench);
    await stopRun(bench.ports, 'cliente-a', 'execution-1', { Error: 'ProductUnavailable', Cause: '{}' });

    expect(await load(request, bench.ports, slice(300_000))).toMatchObject({ status: 'stopped' });
    expect(bench.destination.calls).toEqual([]);
  });

  it('whose run an operator stops while it prepares its part sends nothing', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const request = await aMappedPart(bench);
    const readMany: typeof bench.ports.ledger.readMany = async (client, ids) => {
      await stopRun(bench.ports, client, 'execution-1', errorOf(new SyncStopped(client, 'sync-1')));
      return bench.stores.ledger.readMany(client, ids);
    };
    const ports = { ...bench.ports, ledger: { ...bench.ports.ledger, readMany } };

    await expect(load(request, ports, slice(300_000))).rejects.toMatchObject({ name: 'SyncStopped' });
    expect(bench.destination.calls).toEqual([]);
  });

  it.each([
    ['20 s before its invocation ends, for the report', 300_000, (started: number) => started + 280_000],
    [
      '60 s before its lease ends, for the last answer',
      3_600_000,
      (_started: number, bench: SyncBench) => (stateOf(bench)?.expires_at ?? 0) * 1000 - 60_000,
    ],
  ])('begins no call later than %s', async (_when, remainingMs, latest) => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const request = await aMappedPart(bench);
    const { definition } = bench.destination;
    let deadline = NaN;
    const create: typeof definition.create = (connection) => {
      const adapter = definition.create(connection);
      return {
        ...adapter,
        send: (payloads, options: SendOptions = {}) => {
          deadline = options.deadline ?? NaN;
          return adapter.send(payloads, options);
        },
      };
    };
    const destinations = new Map([['kong', { ...definition, create }]]);
    const started = Date.now();
    await load(request, { ...bench.ports, destinations }, slice(remainingMs));

    expect(Math.abs(deadline - latest(started, bench))).toBeLessThan(2000);
  });
});

describe('a run that an operator stops', () => {
  const stop = async (bench: SyncBench): Promise<void> => {
    const { owner = '' } = stateOf(bench) ?? {};
    await stopRun(bench.ports, 'cliente-a', owner, errorOf(new SyncStopped('cliente-a', 'sync-1')));
  };

  it('while a part is sent begins no further batch, keeps what was accepted, and ends under its own name', async () => {
    await using bench = await aSyncBench({ rows: someProducts(9), client: { batch_size: 2, load_concurrency: 1 } });
    bench.destination.afterBatch = () => stop(bench);
    const { status, summary } = await runSync(bench.ports, { input: initial });
    const sent = bench.destination.calls.flat().length;
    const accepted = await Array.fromAsync(bench.ports.ledger.entries('cliente-a'));

    expect([status, summary?.summary.error?.code]).toEqual(['failed', 'SYNC_STOPPED']);
    expect(sent).toBeLessThan(9);
    expect(accepted).toHaveLength(sent);
    expect(stateOf(bench)).not.toHaveProperty('owner');
    expect(stateOf(bench)).not.toHaveProperty('cursor');
  });

  it('while it reads makes no call beyond those that are reserved, and sends nothing', async () => {
    await using bench = await aSyncBench({ rows: someProducts(60), client: { page_size: 1 } });
    const { state } = bench.ports;
    let stopped = false;
    const replace: typeof state.replace = async (client, next, version) => {
      const written = await state.replace(client, next, version);
      if (written && !stopped) {
        stopped = true;
        await stop(bench);
      }
      return written;
    };
    const { status, summary } = await runSync({ ...bench.ports, state: { ...state, replace } }, { input: initial });

    expect([status, summary?.summary.error?.name]).toEqual(['failed', 'SyncStopped']);
    expect(bench.siesa.calls.length).toBeLessThan(30);
    expect(bench.destination.calls).toEqual([]);
    expect(stateOf(bench)).not.toHaveProperty('owner');
  });

  it('is followed by one that reads and sends everything', async () => {
    await using bench = await aSyncBench({ rows: someProducts(5), client: { batch_size: 1, load_concurrency: 1 } });
    bench.destination.afterBatch = () => stop(bench);
    await runSync(bench.ports, { input: incremental });
    bench.destination.afterBatch = () => undefined;
    const { status } = await runSync(bench.ports, { input: incremental });

    expect(status).toBe('success');
    expect(bench.destination.stored.size).toBe(5);
  });
});

describe('a later slice', () => {
  it('of a run in which a part has failed reads nothing, and is the last', async () => {
    await using bench = await aSyncBench({ rows: someProducts(2500) });
    const first = await extract(begins(), bench.ports, slice(59_000)); // no time for a second page
    const resumed = parseExtractRequest(JSON.parse(JSON.stringify(first)), bench.ports.runtime);
    const calls = bench.siesa.calls.length;
    await stopRun(bench.ports, 'cliente-a', 'execution-1', { Error: 'ProductUnavailable', Cause: '{}' });
    const second = await extract(resumed, bench.ports, slice(300_000));

    expect([first.has_more, second.has_more]).toEqual([true, false]);
    expect(second).toMatchObject({ parts: [], resume: first.resume });
    expect(bench.siesa.calls).toHaveLength(calls);
  });
});

describe('a sync with more than 200 open rejects', () => {
  it('fetches 200 of them again, and leaves the others to the next one', async () => {
    await using bench = await aSyncBench({ rows: someProducts(1) });
    await runSync(bench.ports, { input: initial });
    const at = new Date().toISOString();
    const reason = { code: 'kong/refused', message: 'no', mapping: 'm1' };
    await bench.ports.ledger.writeMany(
      'cliente-a',
      Array.from({ length: 201 }, (_, number) => {
        const id = `GONE${number.toString()}`;
        return rejectedEntry({ product_id: id, source_id: id, fingerprint: id }, undefined, reason, {
          sync_id: 'sync-0',
          at,
        });
      }),
    );
    const sleep: typeof bench.ports.runtime.sleep = (ms) => {
      bench.passTime(ms); // 100 calls a minute
      return Promise.resolve();
    };
    const ports = { ...bench.ports, runtime: { ...bench.ports.runtime, sleep } };
    const { status } = await runSync(ports, { input: incremental });
    const open = await bench.ports.ledger.openRejects('cliente-a', { limit: 1000 });

    expect(status).toBe('success');
    expect(bench.siesa.calls.filter(({ url }) => url.pathname.includes('/GONE'))).toHaveLength(200);
    expect(open).toHaveLength(1);
  });
});

describe('an attempt at the first slice that wakes', () => {
  it('after another run has taken over and ended does not take the lease again, so that no loader of its run sends what it read', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const first = begins();
    const request = await aMappedPart(bench, first);
    bench.passTime(21 * 60_000);
    const second = await runSync(bench.ports, { input: initial, owner: 'execution-of-another-run' });
    const [before, sent] = [structuredClone(stateOf(bench)), bench.destination.calls.length];

    await expect(extract(first, bench.ports, slice(300_000))).rejects.toMatchObject({ name: 'LeaseLost' });
    await expect(load(request, bench.ports, slice(300_000))).rejects.toMatchObject({ name: 'LeaseLost' });
    expect(second.status).toBe('success');
    expect(stateOf(bench)).toEqual(before);
    expect(bench.destination.calls).toHaveLength(sent);
  });

  it('when its run is too old takes no lease, because former runs are forgotten by then', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const state: typeof bench.ports.state = {
      ...bench.ports.state,
      read: (id) => {
        bench.passTime(110 * 60_000);
        return bench.stores.state.read(id);
      },
    };

    await expect(extract(begins(), { ...bench.ports, state }, slice(300_000))).rejects.toMatchObject({
      name: 'SyncTimedOut',
    });
    expect(stateOf(bench)).toBeUndefined();
  });
});

describe('the cursor of a run of several slices', () => {
  it("is the time of the first slice's first page", async () => {
    const first = Date.parse('2026-01-15T10:00:00Z');
    await using bench = await aSyncBench({
      rows: someProducts(2500),
      switches: { date: first },
      onCall: () => {
        bench.siesa.switches.date = first + bench.siesa.calls.length * 60_000;
      },
    });
    const { summary } = await runSync(bench.ports, { input: initial, remainingMs: () => 60_020 });

    expect(summary).toMatchObject({ status: 'success', records_success: 2500 });
    const cursor = Date.parse(stateOf(bench)?.cursor ?? '');
    expect(cursor).toBeLessThanOrEqual(first + 60_000 - 5 * 60_000);
  });
});

describe('the second of the cursor', () => {
  it('is not older than itself: another content with the same date is sent', async () => {
    const date = { f_fecha_modificacion: '2025-01-15T09:55:00Z' };
    await using bench = await aSyncBench({
      rows: someProducts(3, date),
      switches: { date: Date.parse('2025-01-15T10:00:00Z') },
    });
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([aSiesaProduct({ f_codigo: 'PROD00001', f_cantidad: 70, ...date })]);
    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({ records_success: 1, records_unchanged: 2 });
  });
});
