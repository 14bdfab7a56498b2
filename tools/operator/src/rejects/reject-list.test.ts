import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { runSync } from '@siesa-integration/sync-pipeline/in-process';
import { aSyncBench, initial, type SyncBench } from '@siesa-integration/sync-pipeline/testing';
import { describe, expect, it } from 'vitest';
import { type RejectListOptions, rejectList } from './reject-list.ts';

const rows = [
  aSiesaProduct({ f_codigo: 'GOOD' }),
  aSiesaProduct({ f_codigo: 'NO-EAN', f_ean: '750123', f_nombre: 'Café' }),
  aSiesaProduct({ f_codigo: 'NO-STOCK', f_cantidad: 'agotado' }),
  aSiesaProduct({ f_codigo: 'NO-NAME', f_nombre: '', f_cantidad: 'x' }),
  aSiesaProduct({ f_codigo: 'REFUSED', f_nombre: 'Té' }),
];

const syncedBench = async (): Promise<SyncBench> => {
  const bench = await aSyncBench({ rows });
  bench.destination.refuses = ({ id }) => (id === 'REFUSED' ? 'No zone of that name' : undefined);
  await runSync(bench.ports, { input: initial });
  return bench;
};
const listOf = async ({ ports }: SyncBench, options: Partial<RejectListOptions> = {}) =>
  Array.fromAsync((await rejectList('cliente-a', ports, { locate: (key) => key, ...options })).rejects);

describe('rejectList', () => {
  it('gives each broken rule with the field in Siesa, the value found and what is expected, by rule and field', async () => {
    await using bench = await syncedBench();
    const list = await listOf(bench);

    expect(
      list.map(({ product_id, code, field, siesa_field, found }) => [product_id, code, field, siesa_field, found]),
    ).toEqual([
      ['REFUSED', 'kong/refused', undefined, undefined, undefined],
      ['NO-NAME', 'mapping/integer', 'stock_quantity', 'f_cantidad', 'x'],
      ['NO-NAME', 'mapping/required', 'name', undefined, undefined],
      ['NO-STOCK', 'stock/unknown', 'stock_quantity', 'f_cantidad', 'agotado'],
    ]);
    expect(list[0]).toMatchObject({
      name: 'Té',
      status: 'open',
      attempts: 1,
      message: expect.stringContaining('No zone') as string,
    });
    expect(list[3]).toMatchObject({
      source_id: 'NO-STOCK',
      expected: expect.any(String) as string,
      since: expect.any(String) as string,
    });
  });

  it('gives the same lines, however many rows are in memory at once', async () => {
    await using bench = await syncedBench();
    const [key = ''] = [...bench.stores.objects.bodies.keys()];
    const warnedIn = key.split('/')[2];
    const whole = await listOf(bench, { warnedIn });
    const oneByOne = await listOf(bench, { warnedIn, atOnce: 1 });
    const byId = (one: { readonly product_id: string }, other: { readonly product_id: string }): number =>
      one.product_id.localeCompare(other.product_id);

    expect(oneByOne.toSorted(byId)).toEqual(whole.toSorted(byId));
    expect(oneByOne.map(({ product_id }) => product_id)).toEqual([
      'REFUSED',
      'NO-NAME',
      'NO-NAME',
      'NO-STOCK',
      'NO-EAN',
    ]);
  });

  it('has every reject, also of a client that has more than a page groups', async () => {
    await using bench = await aSyncBench({ rows: [] });
    const at = '2026-11-30T10:00:00Z';
    const rejection = { code: 'own/rule', message: 'Too long.', attempts: 1, first_seen: at, last_seen: at };
    const entries = Array.from({ length: 10_500 }, (_, index) => ({
      product_id: `P${String(index)}`,
      source_id: `S${String(index)}`,
      last_seen_sync: 'sync-20261130-100000-7f3a',
      rejection: { ...rejection, sync_id: 'sync-20261130-100000-7f3a' },
    }));
    await bench.stores.ledger.writeMany('cliente-a', entries);

    expect(new Set((await listOf(bench)).map(({ product_id }) => product_id)).size).toBe(10_500);
  });

  it('reads the value from an earlier sync when the part of the newest one is damaged', async () => {
    await using bench = await syncedBench();
    bench.passTime(60_000);
    await runSync(bench.ports, { input: initial });
    const { bodies } = bench.stores.objects;
    const newest =
      [...bodies.keys()]
        .map((key) => key.split('/')[2] ?? '')
        .sort()
        .at(-1) ?? '';
    for (const key of bodies.keys()) if (key.includes(`${newest}/raw/`)) bodies.set(key, Buffer.from('damaged'));
    const list = await listOf(bench);

    expect(list.find(({ product_id }) => product_id === 'NO-STOCK')?.found).toBe('agotado');
  });

  it('adds what a sync accepted without a field', async () => {
    await using bench = await syncedBench();
    const [key = ''] = [...bench.stores.objects.bodies.keys()];
    const list = await listOf(bench, { warnedIn: key.split('/')[2] });

    expect(list.filter(({ status }) => status === 'warned')).toEqual([
      {
        product_id: 'NO-EAN',
        source_id: 'NO-EAN',
        name: 'Café',
        status: 'warned',
        code: 'mapping/pattern',
        field: 'ean',
        siesa_field: 'f_ean',
        found: '750123',
        message: 'ean: expected ^[0-9]{13}$, received 750123',
      },
    ]);
  });

  it('gives the message alone once the parts have expired, with the field that it begins with', async () => {
    await using bench = await syncedBench();
    bench.stores.objects.bodies.clear();
    const list = await listOf(bench);

    expect(list.map(({ product_id, field }) => [product_id, field])).toEqual([
      ['REFUSED', undefined],
      ['NO-NAME', 'name'],
      ['NO-STOCK', 'stock_quantity'],
    ]);
    expect(list.some((line) => 'found' in line || 'name' in line)).toBe(false);
  });
});
