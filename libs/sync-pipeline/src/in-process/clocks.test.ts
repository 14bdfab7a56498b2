import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { without } from '../run/without.ts';
import { aSyncBench, incremental, initial, reportOf, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const minute = 60_000;
const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;
const cursorMs = (bench: SyncBench): number => Date.parse(stateOf(bench)?.cursor ?? '');
const entryOf = ({ stores }: SyncBench, id: string) => stores.ledger.of('cliente-a').get(id);
const at = (ms: number) => ({ f_fecha_modificacion: new Date(ms).toISOString() });
const one = (f_cantidad: number, modified: number) => aSiesaProduct({ f_codigo: 'ONE', f_cantidad, ...at(modified) });

describe("Siesa's clock", () => {
  it.each([
    ['an hour ahead', 60 * minute],
    ['a minute ahead', minute],
  ])('is not believed when it is %s', async (_how, ahead) => {
    const began = Date.now();
    await using bench = await aSyncBench({ rows: someProducts(3), switches: { date: began + ahead } });
    await runSync(bench.ports, { input: initial });

    expect(cursorMs(bench)).toBeLessThanOrEqual(Date.now() - 5 * minute);
    expect(cursorMs(bench)).toBeGreaterThanOrEqual(began - 5 * minute);
  });

  it('is believed when it is behind', async () => {
    const behind = Date.parse('2026-01-15T10:00:00Z');
    await using bench = await aSyncBench({ rows: someProducts(3), switches: { date: behind } });
    await runSync(bench.ports, { input: initial });

    expect(cursorMs(bench)).toBe(behind - 5 * minute);
  });
});

describe('stamps that carry a day and no time', () => {
  const noon = Date.parse('2025-03-10T17:00:00Z'); // 12:00 in Bogota

  it('bring the cursor back to the beginning of the day in the zone of the client', async () => {
    await using bench = await aSyncBench({
      rows: someProducts(3, at(noon)),
      switches: { dayStamps: true, date: noon },
    });
    await runSync(bench.ports, { input: initial });

    expect(stateOf(bench)).toMatchObject({ cursor: '2025-03-10T05:00:00.000Z', day_stamps: true });
  });

  it('are remembered by a sync without rows, so that a later change of the same day is read', async () => {
    await using bench = await aSyncBench({
      rows: someProducts(3, at(noon - 24 * 60 * minute)),
      switches: { dayStamps: true, date: noon },
    });
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([]);
    const { summary: empty } = await runSync(bench.ports, { input: incremental });
    bench.siesa.set(someProducts(3, at(noon - 24 * 60 * minute)));
    bench.siesa.upsert([aSiesaProduct({ f_codigo: 'PROD00001', f_cantidad: 70, ...at(noon + 30 * minute) })]);
    bench.siesa.switches.date = noon + 60 * minute;
    await runSync(bench.ports, { input: incremental });

    expect(empty).toMatchObject({ records_extracted: 0 });
    expect(bench.destination.stored.get('PROD00001')).toMatchObject({ stock_quantity: 70 });
  });
});

describe('a version in the future', () => {
  it.each([
    ['14 minutes ahead is kept', 14, true],
    ['16 minutes ahead is not kept, and the report names it', 16, false],
  ])('that is %s', async (_how, minutes, kept) => {
    await using bench = await aSyncBench({ rows: [one(1, Date.now() + minutes * minute)] });
    const end = await runSync(bench.ports, { input: initial });

    expect(entryOf(bench, 'ONE')?.accepted?.source_modified !== undefined).toBe(kept);
    expect(reportOf(bench, end).includes('source/future-version')).toBe(!kept);
    expect(end.summary).toMatchObject({ status: 'success', records_warned: kept ? 0 : 1 });
  });

  it('keeps out no later change after the clock was corrected', async () => {
    await using bench = await aSyncBench({ rows: [one(1, Date.now() + 120 * minute)] });
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([one(2, Date.now())]);
    await runSync(bench.ports, { input: incremental });

    expect(bench.destination.stored.get('ONE')).toMatchObject({ stock_quantity: 2 });
  });
});

describe('a version older than the one accepted', () => {
  it('is not sent by a narrowed sync, which names it; a full one sends what Siesa holds, and names it', async () => {
    await using bench = await aSyncBench({ rows: [one(1, Date.now() + 10 * minute)] });
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([one(2, Date.now())]); // the clock was 10 minutes ahead, and is right now
    const narrowed = await runSync(bench.ports, { input: incremental });
    const between = bench.destination.stored.get('ONE');
    const full = await runSync(bench.ports, { input: initial });

    expect(narrowed.summary).toMatchObject({ status: 'success', records_success: 0, records_warned: 1 });
    expect(reportOf(bench, narrowed)).toMatch(/ONE,,not sent,ledger\/older-version,/);
    expect(between).toMatchObject({ stock_quantity: 1 });
    expect(reportOf(bench, full)).toMatch(/ONE,,accepted with a warning,ledger\/older-version-sent,/);
    expect(bench.destination.stored.get('ONE')).toMatchObject({ stock_quantity: 2 });
    expect(entryOf(bench, 'ONE')?.accepted?.source_modified).toBe(
      bench.siesa.products.rows[0]?.['f_fecha_modificacion'],
    );
  });

  it('is sent by an incremental sync that reads everything', async () => {
    await using bench = await aSyncBench({ rows: [one(1, Date.now() + 10 * minute)] });
    await runSync(bench.ports, { input: initial });
    const stored = bench.stores.state.items.get('cliente-a');
    if (stored) bench.stores.state.items.set('cliente-a', { ...stored, state: without(stored.state, 'cursor') });
    bench.siesa.set([one(2, Date.now())]);
    bench.passTime(16 * minute); // longer than a replica lags
    await runSync(bench.ports, { input: incremental });

    expect(bench.destination.stored.get('ONE')).toMatchObject({ stock_quantity: 2 });
  });
});
