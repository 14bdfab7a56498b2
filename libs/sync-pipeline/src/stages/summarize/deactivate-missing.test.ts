import { ProductUnavailable } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import { runSync } from '../../in-process/run-sync.ts';
import { aSyncBench, incremental, initial, reportOf, someProducts, type SyncBench } from '../../testing/index.ts';

const size = 30;
const rows = someProducts(size);
const without = (...numbers: readonly number[]) => rows.filter((_, at) => !numbers.includes(at));
const id = (number: number): string => String(rows[number]?.['f_codigo']);

/** A client that takes missing products out of use, of which everything was synced once. */
const syncedBench = async (client: Readonly<Record<string, unknown>> = { deactivate_missing: true }) => {
  const bench = await aSyncBench({ rows, client });
  await pass(bench);
  return bench;
};

/** One run, a minute later. */
const pass = async (bench: SyncBench, input: Readonly<Record<string, unknown>> = initial) => {
  bench.passTime(60_000);
  const end = await runSync(bench.ports, { input, startedAt: new Date(bench.ports.runtime.now()).toISOString() });
  return { ...end, ...end.summary?.summary, report: reportOf(bench, end) };
};
const entryOf = ({ stores }: SyncBench, number: number) => stores.ledger.of('cliente-a').get(id(number));

describe('a product that Siesa no longer has', () => {
  it('is taken out of use after the second full reading without it, and not before', async () => {
    await using bench = await syncedBench();
    bench.siesa.set(without(3));
    const first = await pass(bench);

    expect(first).toMatchObject({ status: 'success', records_missing: 1 });
    expect(first).not.toHaveProperty('records_deactivated');
    expect([...bench.destination.inactive]).toEqual([]);
    const second = await pass(bench);

    expect(second).toMatchObject({ status: 'success', records_missing: 0, records_deactivated: 1 });
    expect(second.report).toContain(`${id(3)},${id(3)},deactivated,,`);
    expect([...bench.destination.inactive]).toEqual([id(3)]);
    expect(entryOf(bench, 3)).toMatchObject({ deactivated_at: expect.any(String) as string });

    const third = await pass(bench);
    expect(third).toMatchObject({ records_missing: 0 });
    expect(third).not.toHaveProperty('records_deactivated');
  });

  it('is not, where it came back between, where only changes were read between, or where the setting is off', async () => {
    await using bench = await syncedBench();
    bench.siesa.set(without(3));
    await pass(bench);
    bench.siesa.set(rows);
    await pass(bench);
    bench.siesa.set(without(3));
    await pass(bench);
    await pass(bench, incremental);
    expect([...bench.destination.inactive]).toEqual([]);
    await pass(bench);
    expect([...bench.destination.inactive]).toEqual([id(3)]);

    await using off = await syncedBench({});
    off.siesa.set(without(3));
    await pass(off);
    expect(await pass(off)).toMatchObject({ records_missing: 1 });
    expect([...off.destination.inactive]).toEqual([]);
  });

  it('is not after a reading that did not settle, nor where the earlier reading is no longer kept', async () => {
    await using bench = await syncedBench();
    bench.siesa.set(without(3));
    const { stores } = bench;
    await pass(bench);
    for (const key of stores.objects.bodies.keys()) if (key.endsWith('.seen.gz')) stores.objects.bodies.delete(key);
    expect(await pass(bench)).toMatchObject({ records_missing: 1 });
    expect([...bench.destination.inactive]).toEqual([]);
    await pass(bench);
    expect([...bench.destination.inactive]).toEqual([id(3)]);
  });

  it('comes back into use with its ordinary write when Siesa has it again', async () => {
    await using bench = await syncedBench();
    bench.siesa.set(without(3));
    await pass(bench);
    await pass(bench);
    bench.siesa.set(rows);
    const back = await pass(bench, { ...incremental, only: [id(3)] });

    expect(back).toMatchObject({ status: 'success', records_success: 1 });
    expect([...bench.destination.inactive]).toEqual([]);
    expect(entryOf(bench, 3)).not.toHaveProperty('deactivated_at');
  });

  it('stays in use where more are missing than the limit allows, until a person accepts them', async () => {
    const many = 21;
    await using bench = await syncedBench();
    bench.siesa.set(
      rows
        .slice(0, size - many)
        .concat(someProducts(size).map((row, at) => ({ ...row, f_codigo: `NEW${at.toString()}` }))),
    );
    await pass(bench);
    const withheld = await pass(bench);

    expect(withheld).toMatchObject({ status: 'success', records_missing: many, deactivations_withheld: many });
    expect(withheld.report).toContain('More products are missing than may be taken out of use at once, so none was.');
    expect([...bench.destination.inactive]).toEqual([]);
    expect(await pass(bench, { ...initial, accept_deactivations: true })).toMatchObject({ records_deactivated: many });
    expect(bench.destination.inactive.size).toBe(many);
  });

  it('is tried again by the next full reading where the destination refuses it or does not answer', async () => {
    await using bench = await syncedBench();
    const { destination } = bench;
    bench.siesa.set(without(3, 4));
    await pass(bench);
    destination.beforeDeactivation = () => new Map([[id(4), 'locked']]);
    const refused = await pass(bench);
    expect(refused).toMatchObject({ status: 'success', records_deactivated: 1, records_missing: 1 });
    expect(refused.report).toContain(`${id(4)},${id(4)},missing_in_siesa,kong/refused,`);

    destination.beforeDeactivation = () => {
      throw new ProductUnavailable('Kong is down.');
    };
    const down = await pass(bench);
    expect(down).toMatchObject({ status: 'success', records_missing: 1 });
    expect(down.report).toContain('It could not be taken out of use: Kong is down.');
    destination.beforeDeactivation = () => new Map();
    expect(await pass(bench)).toMatchObject({ records_deactivated: 1, records_missing: 0 });
  });

  it('is counted once where the end of the run is repeated after a crash', async () => {
    await using bench = await syncedBench();
    bench.siesa.set(without(3));
    await pass(bench);
    const { objects } = bench.stores;
    const { put } = objects;
    let crashes = 1;
    const crashing: typeof put = (key, ...rest) => {
      if (key.endsWith('summary.json') && crashes-- > 0) throw new Error('crash');
      return put(key, ...rest);
    };
    Object.assign(objects, { put: crashing });
    bench.passTime(60_000);
    const startedAt = new Date(bench.ports.runtime.now()).toISOString();
    const options = { input: initial, owner: 'one', startedAt };
    await expect(runSync(bench.ports, options)).resolves.toMatchObject({ status: 'failed' });
    expect([...bench.destination.inactive]).toEqual([id(3)]);
    expect(await pass(bench)).not.toHaveProperty('records_deactivated');
  });

  it('leaves the run without a lease to its successor', async () => {
    await using bench = await syncedBench();
    bench.siesa.set(without(3));
    await pass(bench);
    bench.destination.beforeDeactivation = async () => {
      const { state } = bench.stores;
      const stored = await state.read('cliente-a');
      await state.replace('cliente-a', { epoch: 9, owner: 'another' }, stored?.version ?? 0);
      return new Map();
    };

    expect((await pass(bench)).error).toMatchObject({ name: 'LeaseLost' });
    expect(entryOf(bench, 3)).not.toHaveProperty('deactivated_at');
  });
});
