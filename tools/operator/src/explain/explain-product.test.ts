import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { runSync } from '@siesa-integration/sync-pipeline/in-process';
import {
  aSyncBench,
  incremental,
  initial,
  type SyncBench,
  someProducts,
} from '@siesa-integration/sync-pipeline/testing';
import { describe, expect, it } from 'vitest';
import { explainProduct, type ExplainOptions } from './explain-product.ts';
import { findLedgerEntry } from './find-ledger-entry.ts';

const at = (minute: number): string => new Date(Date.now() + minute * 60_000).toISOString();
const product = (minute: number, fields: Readonly<Record<string, unknown>> = {}) =>
  aSiesaProduct({ f_codigo: 'PROD00001', f_cantidad: 5, f_fecha_modificacion: at(minute), ...fields });

/** Syncs `rows` and explains one of them; each sync begins a minute after the one before. */
const benchOf = async (minute = -60) => {
  const bench = await aSyncBench({ rows: [...someProducts(1), product(minute)] });
  const sync = async (input: object) => {
    bench.passTime(60_000);
    return runSync(bench.ports, { input: { ...input } });
  };
  return { bench, sync, [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose]() };
};
const explain = async ({ ports }: SyncBench, id = 'PROD00001', options: ExplainOptions = {}) => {
  const entry = await findLedgerEntry({ stores: { ledger: ports.ledger }, options: '--local x' }, 'cliente-a', id);
  return explainProduct('cliente-a', entry, ports, options);
};
const wordsOf = ({ readings }: Awaited<ReturnType<typeof explain>>) => readings.map(({ words }) => words.join('; '));

describe('explainProduct', () => {
  it('lists every reading, newest first, and shows the newest row', async () => {
    await using setup = await benchOf();
    const { bench, sync } = setup;
    await sync(initial);
    bench.siesa.upsert([product(1, { f_otro: 'x' })]);
    await sync(incremental);
    bench.siesa.upsert([product(2, { f_otro: 'x', f_cantidad: 9, f_ean: '750123' })]);
    await sync(incremental);
    const explanation = await explain(bench);

    expect(wordsOf(explanation)).toEqual([
      'read, sent, accepted (f_ean, f_cantidad, f_fecha_modificacion changed); accepted without ean: expected ^[0-9]{13}$, received 750123',
      'read, unchanged in what is mapped, not sent (f_fecha_modificacion, f_otro changed)',
      'read, sent, accepted',
    ]);
    expect(explanation.raw).toMatchObject({ f_cantidad: 9, f_otro: 'x' });
    expect(explanation.payload).toMatchObject({ product_id: 'PROD00001', quantity: 9 });
  });

  it('names the warnings of the sync that read it last, and reads no more of its reports than those of its parts', async () => {
    await using setup = await benchOf();
    setup.bench.siesa.upsert([product(1, { f_ean: '750123' })]);
    await setup.sync(initial);
    const { objects } = setup.bench.stores;
    const [report = ''] = [...objects.bodies.keys()].filter((key) => key.includes('/reports/'));
    const other = report.replace(/\d{5}\.json$/, '00002.json');
    objects.bodies.set(other, objects.bodies.get(report) ?? Buffer.alloc(0));
    const read: string[] = [];
    const counted = { ...objects, get: (key: string) => (read.push(key), objects.get(key)) };
    const { verdict } = await explain({ ...setup.bench, ports: { ...setup.bench.ports, objects: counted } });

    expect(verdict.filter((sentence) => sentence.startsWith('Warning of sync-'))).toEqual([
      expect.stringMatching(/mapping\/pattern: ean: expected/),
    ]);
    expect([read.includes(report), read.includes(other)]).toEqual([true, false]);
  });

  it('shows the row of a re-reading that changed nothing that is sent', async () => {
    await using setup = await benchOf();
    await setup.sync(initial);
    setup.bench.siesa.upsert([product(1, { f_otro: 'new' })]);
    await setup.sync(incremental);
    const { raw, verdict } = await explain(setup.bench);

    expect(raw).toMatchObject({ f_otro: 'new' });
    expect(verdict.at(-1)).toMatch(
      /^Read again in sync-\S+ and not sent: nothing that the product gets had changed\.$/,
    );
  });

  it('no longer begins with the acceptance of a product that Siesa has deleted', async () => {
    await using setup = await benchOf();
    await setup.sync(initial);
    setup.bench.siesa.set(someProducts(1));
    await setup.sync({ ...initial, accept_shrink: true });
    const explanation = await explain(setup.bench);

    expect(wordsOf(explanation)).toEqual(['full pass: Siesa no longer brings it', 'read, sent, accepted']);
    expect(explanation.verdict[0]).toMatch(/^Siesa no longer has it: the full pass of sync-/);
    expect(explanation.raw).toMatchObject({ f_codigo: 'PROD00001' });
  });

  it('lists no full pass from before the product was first read', async () => {
    await using setup = await benchOf();
    const { bench, sync } = setup;
    bench.siesa.set(someProducts(1));
    await sync(initial);
    bench.siesa.upsert([product(1)]);
    await sync(incremental);

    expect(wordsOf(await explain(bench))).toEqual(['read, sent, accepted']);
  });

  it("gives the destination's own words", async () => {
    await using setup = await benchOf();
    setup.bench.destination.refuses = ({ id }) => (id === 'PROD00001' ? 'Invalid EAN format' : undefined);
    await setup.sync(initial);

    expect(wordsOf(await explain(setup.bench))).toEqual([
      expect.stringMatching(/^sent, refused by the product: .*Invalid EAN format/) as string,
    ]);
  });

  it('gives the verdict alone once the parts have expired, in Spanish too', async () => {
    await using setup = await benchOf();
    await setup.sync(initial);
    setup.bench.stores.objects.bodies.clear();
    const explanation = await explain(setup.bench, 'PROD00001', { language: 'es' });

    expect(explanation).toMatchObject({ readings: [], steps: [] });
    expect(explanation.verdict).toEqual([
      expect.stringMatching(/^Aceptado por el producto el \S+Z, en sync-/) as string,
      'Las partes de estas sincronizaciones ya no están: se guardan 30 días.',
    ]);
  });

  it('passes over an older reading that is damaged, and names it', async () => {
    await using setup = await benchOf();
    const { bench, sync } = setup;
    await sync(initial);
    const [part = ''] = [...bench.stores.objects.bodies.keys()].filter((key) => key.includes('/raw/'));
    bench.siesa.upsert([product(1, { f_cantidad: 6 })]);
    await sync(incremental);
    bench.stores.objects.bodies.set(part, Buffer.from('no gzip'));
    const explanation = await explain(bench);

    expect(wordsOf(explanation)).toEqual(['read, sent, accepted']);
    expect(explanation.verdict.at(-1)).toContain(`stored in '${part}' cannot be used`);
  });

  describe('live', () => {
    it('marks the fields in which Siesa now differs from what was accepted last', async () => {
      await using setup = await benchOf();
      await setup.sync(initial);
      setup.bench.siesa.upsert([product(1, { f_cantidad: 8 })]);
      const { live } = await explain(setup.bench, 'PROD00001', { live: true });

      expect(live).toMatchObject({ siesa: 'found', sent_known: true });
      expect(live?.fields.filter(({ differs }) => differs)).toEqual([
        { field: 'quantity', siesa: 8, sent: 5, differs: true },
      ]);
    });

    it('reports a product that Siesa has no more, or that the mapping rejects now', async () => {
      await using setup = await benchOf();
      await setup.sync(initial);
      setup.bench.siesa.upsert([product(1, { f_nombre: '' })]);
      expect((await explain(setup.bench, 'PROD00001', { live: true })).live).toMatchObject({
        siesa: 'rejected',
        reason: expect.stringContaining('name') as string,
      });

      setup.bench.siesa.set(someProducts(1));
      expect((await explain(setup.bench, 'PROD00001', { live: true })).live).toMatchObject({ siesa: 'missing' });
    });
  });
});

describe('findLedgerEntry', () => {
  it('names the nearest ids of one that no sync has read', async () => {
    await using setup = await benchOf();
    await setup.sync(initial);

    await expect(explain(setup.bench, 'PROD0001')).rejects.toThrow(
      /has read a product 'PROD0001' yet: the nearest ids are 'PROD0000[01]', 'PROD0000[01]'\. Otherwise ask Siesa/,
    );
    await expect(explain(setup.bench, 'nothing')).rejects.toThrow(/'nothing' yet: ask Siesa for it with/);
  });

  it('finds a product by its code in Siesa', async () => {
    await using setup = await benchOf();
    await setup.sync(initial);
    const { ledger } = setup.bench.stores;
    const [entry] = ledger.of('cliente-a').values();
    if (entry) ledger.of('cliente-a').set('OTHER', { ...entry, product_id: 'OTHER', source_id: 'SIESA-1' });

    expect((await explain(setup.bench, 'SIESA-1')).product_id).toBe('OTHER');
  });
});
