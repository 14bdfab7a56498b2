import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { extract } from '../stages/extract/extract.ts';
import { parseExtractRequest, parseSummarizeRequest } from '../stages/parse-requests.ts';
import { summarize } from '../stages/summarize/summarize.ts';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const afterTheLease = 21 * 60_000;

/** The payloads of one id that were sent, in order. */
const quantitiesOf = ({ destination }: SyncBench, id: string): readonly unknown[] =>
  destination.calls
    .flat()
    .filter((payload) => payload['id'] === id)
    .map((payload) => payload['stock_quantity']);

const leaseOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;

/** A row as it is modified now. */
const changed = (fields: Readonly<Record<string, unknown>>) =>
  aSiesaProduct({ f_fecha_modificacion: new Date().toISOString(), ...fields });

describe('versions of a record', () => {
  it('B17: a refused version is never sent again after a newer one was accepted', async () => {
    await using bench = await aSyncBench({ rows: someProducts(10) });
    bench.destination.refuses = ({ stock_quantity }) => (stock_quantity === 7 ? 'Invalid quantity' : undefined);
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([changed({ f_codigo: 'PROD00007', f_cantidad: 70 })]);

    const second = await runSync(bench.ports, { input: incremental });
    const third = await runSync(bench.ports, { input: incremental });

    expect([second.status, third.status]).toEqual(['success', 'success']);
    expect(quantitiesOf(bench, 'PROD00007')).toEqual([7, 70]);
  });

  it('B18: A, then B, then A is written three times, also when the second run crashes after the destination stored B', async () => {
    await using bench = await aSyncBench({ rows: someProducts(1, { f_cantidad: 1 }) });
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([changed({ f_codigo: 'PROD00000', f_cantidad: 2 })]);
    bench.destination.afterBatch = bench.kill;
    await Promise.allSettled([runSync(bench.ports, { input: incremental })]);
    expect(leaseOf(bench)).toHaveProperty('open');
    bench.destination.afterBatch = () => undefined;
    bench.revive();
    bench.passTime(afterTheLease);
    bench.siesa.upsert([changed({ f_codigo: 'PROD00000', f_cantidad: 1 })]);

    const third = await runSync(bench.ports, { input: incremental });

    expect(third.status).toBe('success');
    expect(quantitiesOf(bench, 'PROD00000')).toEqual([1, 2, 1]);
  });

  it('B19: a change of key order, or of a field that is not mapped, writes nothing', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    await runSync(bench.ports, { input: initial });
    const [row = {}] = bench.siesa.products.rows;
    bench.siesa.upsert([
      Object.fromEntries(
        Object.entries({ ...row, f_notas: 'otra', f_fecha_modificacion: new Date().toISOString() }).reverse(),
      ),
    ]);

    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({
      status: 'success',
      records_extracted: 1,
      records_unchanged: 1,
      records_success: 0,
    });
    expect(quantitiesOf(bench, 'PROD00000')).toEqual([0]);
  });
});

describe('runs of one client', () => {
  it('B20: two that start 5 ms apart are one run, and one skip that names it and writes nothing', async () => {
    await using bench = await aSyncBench({ rows: someProducts(30), switches: { latencyMs: 50 } });

    const first = runSync(bench.ports, { input: initial });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await runSync(bench.ports, { input: initial });
    const { status, summary } = await first;

    expect([status, second.status]).toEqual(['success', 'skipped']);
    expect(second.error?.Cause).toContain(String(summary?.sync_id));
    expect(bench.destination.calls.flat()).toHaveLength(30);
  });

  it.each(['ExtractFromSiesa', 'LoadParts', 'TransformData', 'LoadToProduct', 'SummarizeSync'])(
    'B21: the next start after a kill at %s takes over, and every record is accounted for',
    async (state) => {
      await using bench = await aSyncBench({ rows: someProducts(250) });
      if (state === 'LoadToProduct') bench.destination.afterBatch = bench.kill;
      await Promise.allSettled([
        runSync(bench.ports, {
          input: initial,
          onPayload: (at) => {
            if (at === state) bench.kill();
          },
        }),
      ]);
      if (state !== 'SummarizeSync') expect(leaseOf(bench)).toHaveProperty('owner');
      bench.destination.afterBatch = () => undefined;
      bench.revive();
      bench.passTime(afterTheLease);

      const { summary } = await runSync(bench.ports, { input: initial });

      expect(summary).toMatchObject({
        status: 'success',
        records_extracted: 250,
        records_success: 250,
        records_failed: 0,
      });
      expect(bench.destination.stored.size).toBe(250);
      expect(leaseOf(bench)).not.toHaveProperty('owner');
    },
  );

  it('B22: one that wakes after a takeover moves neither cursor nor lease', async () => {
    await using bench = await aSyncBench({ rows: someProducts(250) });
    const paused = Promise.withResolvers<undefined>();
    const asleep = Promise.withResolvers<undefined>();
    bench.destination.afterBatch = () => {
      asleep.resolve(undefined);
      return paused.promise;
    };
    const first = runSync(bench.ports, { input: initial });
    await asleep.promise;
    bench.destination.afterBatch = () => undefined;
    bench.passTime(afterTheLease);
    const second = await runSync(bench.ports, { input: initial });
    const before = structuredClone(bench.stores.state.items.get('cliente-a'));

    paused.resolve(undefined);
    const { status, summary } = await first;

    expect([second.status, status, summary?.error?.Error]).toEqual(['success', 'failed', 'LeaseLost']);
    expect(bench.stores.state.items.get('cliente-a')).toEqual(before);
  });

  it('B22: one that wakes after another has ended leaves the item of the client as it is', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const state = await extract(
      parseExtractRequest({ request: initial, owner: 'execution-old', started_at: new Date().toISOString() }),
      bench.ports,
      { remainingMs: () => 300_000 },
    );
    bench.passTime(afterTheLease);
    await runSync(bench.ports, { input: initial });
    const before = bench.stores.clients.notes.get('cliente-a');

    await summarize(parseSummarizeRequest({ ...state, error: { Error: 'LeaseLost', Cause: '{}' } }), bench.ports, {
      remainingMs: () => 300_000,
    });

    expect(before).toMatchObject({ last_sync_status: 'success' });
    expect(bench.stores.clients.notes.get('cliente-a')).toEqual(before);
  });
});
