import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync, type SyncEnd } from './run-sync.ts';

const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;
const entryOf = ({ stores }: SyncBench, id: string) => stores.ledger.of('cliente-a').get(id);
const change = ({ siesa }: SyncBench, ...ids: readonly string[]): void => {
  siesa.upsert(
    ids.map((f_codigo) => aSiesaProduct({ f_codigo, f_cantidad: 700, f_fecha_modificacion: new Date().toISOString() })),
  );
};
const only = (bench: SyncBench, ids: readonly string[], more: object = {}): Promise<SyncEnd> =>
  runSync(bench.ports, { input: { client_id: 'cliente-a', only: ids, ...more } });

/** 30 products, synced once; the destination has refused the eighth. */
const aSyncedBench = async (): Promise<SyncBench> => {
  const bench = await aSyncBench({ rows: someProducts(30) });
  bench.destination.refuses = ({ id }) => (id === 'PROD00007' ? 'Invalid' : undefined);
  await runSync(bench.ports, { input: initial });
  bench.destination.refuses = () => undefined;
  bench.destination.calls.length = 0;
  return bench;
};

describe('a run with `only`', () => {
  it('reads these products, and no other change', async () => {
    await using bench = await aSyncedBench();
    change(bench, 'PROD00003', 'PROD00004', 'PROD00005');
    const { summary } = await only(bench, ['PROD00003', 'PROD00005', 'PROD00003']);

    expect(summary).toMatchObject({ status: 'success', records_extracted: 2, records_success: 2 });
    expect(bench.destination.calls.flat().map(({ id }) => id)).toEqual(['PROD00003', 'PROD00005']);
  });

  it('does not move the cursor, so the next sync brings the other changes', async () => {
    await using bench = await aSyncedBench();
    const before = stateOf(bench)?.cursor;
    change(bench, 'PROD00003', 'PROD00004');
    await only(bench, ['PROD00003']);
    const after = stateOf(bench)?.cursor;
    await runSync(bench.ports, { input: { client_id: 'cliente-a' } });

    expect(before).toBeDefined();
    expect(after).toBe(before);
    expect(bench.destination.stored.get('PROD00004')).toMatchObject({ stock_quantity: 700 });
  });

  it('sets no cursor for a client that has none', async () => {
    await using bench = await aSyncBench({ rows: someProducts(30) });
    const { summary } = await only(bench, ['PROD00003']);

    expect(summary).toMatchObject({ status: 'success', cursor_held: false });
    expect(stateOf(bench)).not.toHaveProperty('cursor');
    expect(stateOf(bench)).not.toHaveProperty('open');
  });

  it('is never SourceShrank, and reports nothing as missing', async () => {
    await using bench = await aSyncedBench();
    const { summary } = await only(bench, ['PROD00003'], { sync_type: 'initial' });

    expect(summary).toMatchObject({ status: 'success', records_success: 1, records_missing: 0 });
  });

  it("leaves other products' rejects as they are", async () => {
    await using bench = await aSyncedBench();
    const before = entryOf(bench, 'PROD00007');
    await only(bench, ['PROD00003']);

    expect(before?.rejection).toMatchObject({ message: 'Invalid', attempts: 1 });
    expect(entryOf(bench, 'PROD00007')).toEqual(before);
  });

  it('closes the reject of its own product: accepted now, or gone from Siesa', async () => {
    await using bench = await aSyncedBench();
    await only(bench, ['PROD00007']);
    expect(entryOf(bench, 'PROD00007')).not.toHaveProperty('rejection');

    await using other = await aSyncedBench();
    other.siesa.set(other.siesa.products.rows.slice(0, 7));
    const { summary } = await only(other, ['PROD00007', 'PROD00099']);
    expect(summary).toMatchObject({ status: 'success', records_extracted: 0 });
    expect(entryOf(other, 'PROD00007')).not.toHaveProperty('rejection');
    expect(other.emitted.lines.filter(({ level }) => level === 'warn')).toMatchObject([
      { metadata: { source_id: 'PROD00007' } },
      { metadata: { source_id: 'PROD00099' } },
    ]);
  });

  it('goes on in the next slice when one has no time left', async () => {
    await using bench = await aSyncedBench();
    change(bench, 'PROD00003', 'PROD00004', 'PROD00005');
    const slices: unknown[] = [];
    const { summary } = await runSync(bench.ports, {
      input: { client_id: 'cliente-a', only: ['PROD00003', 'PROD00004', 'PROD00005'] },
      remainingMs: (stage) => (stage === 'extract' ? 55_000 : 300_000),
      onPayload: (state, payload) => state === 'ExtractFromSiesa' && slices.push(payload),
    });

    expect(slices.length).toBeGreaterThan(2);
    expect(summary).toMatchObject({ status: 'success', records_extracted: 3, records_success: 3 });
  });

  it("changes neither the client's item nor the metrics of syncs, also when it fails", async () => {
    await using bench = await aSyncedBench();
    const note = bench.stores.clients.notes.get('cliente-a');
    const syncs = () => bench.emitted.figures.filter(({ figures }) => 'SyncDuration' in figures).length;
    const before = syncs();
    await only(bench, ['PROD00003']);
    bench.siesa.switches.refusesKeys = true;
    const { status } = await only(bench, ['PROD00003']);

    expect(status).toBe('failed');
    expect(bench.stores.clients.notes.get('cliente-a')).toEqual(note);
    expect(syncs()).toBe(before);
  });

  it('after a run that was cut off, leaves it to the next sync to send everything', async () => {
    await using bench = await aSyncedBench();
    const stored = bench.stores.state.items.get('cliente-a');
    if (stored) bench.stores.state.items.set('cliente-a', { ...stored, state: { ...stored.state, open: 'sync-0' } });
    change(bench, 'PROD00004');
    await only(bench, ['PROD00003']);
    const sent = bench.destination.calls.flat().length;
    expect(stateOf(bench)).toHaveProperty('open');
    await runSync(bench.ports, { input: { client_id: 'cliente-a' } });

    expect(sent).toBe(1); // although the ledger has it as accepted
    expect(stateOf(bench)).not.toHaveProperty('open');
  });
});

describe('a run with `force`', () => {
  it('sends what the ledger has as accepted', async () => {
    await using bench = await aSyncedBench();
    const unforced = await only(bench, ['PROD00003']);
    const forced = await only(bench, ['PROD00003'], { force: true });

    expect(unforced.summary).toMatchObject({ records_success: 0, records_unchanged: 1 });
    expect(forced.summary).toMatchObject({ records_success: 1, records_unchanged: 0 });
    expect(bench.destination.calls.flat()).toHaveLength(1);
  });
});
