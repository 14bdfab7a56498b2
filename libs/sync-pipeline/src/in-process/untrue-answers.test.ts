import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;
const entryOf = ({ stores }: SyncBench, id: string) => stores.ledger.of('cliente-a').get(id);
const now = () => ({ f_fecha_modificacion: new Date().toISOString() });

/** A client whose destination has refused one of ten products. */
const aRefusal = async (): Promise<SyncBench> => {
  const bench = await aSyncBench({ rows: someProducts(10) });
  bench.destination.refuses = ({ id }) => (id === 'PROD00007' ? 'Invalid' : undefined);
  await runSync(bench.ports, { input: initial });
  bench.destination.refuses = () => undefined;
  return bench;
};

const answer = (body: unknown) => ({ kind: 'answer', status: 200, body: JSON.stringify(body) }) as const;

describe('a list that Siesa does not give whole', () => {
  const rows = someProducts(30);
  const pageOf = (url: URL, of: (page: number) => number = (page) => page) => {
    const at = (of(Number(url.searchParams.get('page'))) - 1) * 10;
    return rows.slice(at, at + 10);
  };

  it.each<[string, string, (url: URL) => unknown]>([
    [
      'comes as two pages again and again',
      'SourceIncomplete',
      (url) => ({ data: pageOf(url, (page) => ((page - 1) % 2) + 1), total: 30 }),
    ],
    [
      'comes as two pages without an end',
      'SiesaContractBroken',
      (url) => ({ data: pageOf(url, (page) => ((page - 1) % 2) + 1), total: 25 }),
    ],
    ['has a total with separators', 'SourceIncomplete', (url) => ({ data: pageOf(url).slice(1), total: '1.030' })],
    [
      'has an empty page before its last',
      'SiesaContractBroken',
      (url) => ({ data: url.searchParams.get('page') === '2' ? [] : pageOf(url), has_more: true }),
    ],
    ['is empty beside its rows', 'SiesaContractBroken', (url) => ({ data: [], registros: pageOf(url), total: 0 })],
    ['holds an error in place of rows', 'SiesaContractBroken', () => [{ error: 'Timeout expired' }]],
    ['was cut at a limit', 'SiesaContractBroken', (url) => ({ data: pageOf(url), timed_out: true })],
    ['is empty for a reason', 'SiesaContractBroken', () => ({ data: [], motivo: 'Sin permiso' })],
    ['calls itself a part', 'SiesaContractBroken', (url) => ({ data: pageOf(url), total: 30, parcial: true })],
  ])('%s: ends as %s', async (_what, end, body) => {
    for (const list of ['products', 'stock']) {
      await using bench = await aSyncBench({
        rows,
        stock: rows.map(({ f_codigo, f_cantidad }) => ({ product_id: f_codigo, quantity: f_cantidad })),
        client: { siesa_stock: 'endpoint' },
      });
      bench.siesa.switches.failWhen = ({ url }) => {
        if (!url.pathname.endsWith(`/${list}`)) return undefined;
        return answer(body(url));
      };
      const { summary } = await runSync(bench.ports, { input: initial });

      expect([list, summary?.error?.Error]).toEqual([list, end]);
      expect(bench.destination.calls).toEqual([]);
    }
  });
});

describe('a page with fewer rows than Siesa announces', () => {
  it('fails the run with both figures after three passes; the cursor stays, and the next sync brings the rest (A2)', async () => {
    await using bench = await aSyncBench({ rows: someProducts(1500) });
    let passes = 0;
    bench.siesa.switches.failWhen = ({ url }) => {
      if (url.searchParams.get('page') !== '2') return undefined;
      passes += 1;
      return {
        kind: 'answer',
        status: 200,
        body: JSON.stringify({
          data: bench.siesa.products.rows.slice(1000, 1100),
          pagination: { page: 2, limit: 1000, total: 1500, total_pages: 2 },
        }),
      };
    };
    const short = await runSync(bench.ports, { input: initial });
    bench.siesa.switches.failWhen = undefined;
    const stayed = stateOf(bench)?.cursor;
    await runSync(bench.ports, { input: incremental });

    expect(short.summary).toMatchObject({ status: 'failed', error: { Error: 'SourceIncomplete' } });
    expect(short.summary?.error?.message).toMatch(/1500 rows of the products, but 1100/);
    expect(passes).toBe(3);
    expect(stayed).toBeUndefined();
    expect(bench.destination.stored.size).toBe(1500);
  });

  it('fails the run also when it is the only page, and empty', async () => {
    await using bench = await aSyncBench({ rows: someProducts(20) });
    bench.siesa.switches.failWhen = () => ({
      kind: 'answer',
      status: 200,
      body: JSON.stringify({ data: [], pagination: { page: 1, limit: 1000, total: 20, total_pages: 1 } }),
    });

    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'failed', error: { Error: 'SourceIncomplete' } });
  });
});

describe("a date that cannot be Siesa's", () => {
  it('is ignored, because a cursor in the future would skip all that changes until then (A2)', async () => {
    await using bench = await aSyncBench({
      rows: someProducts(3),
      switches: { date: Date.parse('2052-01-01T00:00:00Z') },
    });
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([aSiesaProduct({ f_codigo: 'PROD00001', f_cantidad: 70, ...now() })]);
    await runSync(bench.ports, { input: incremental });

    expect(Date.parse(stateOf(bench)?.cursor ?? '')).toBeLessThan(Date.now());
    expect(bench.destination.stored.get('PROD00001')).toMatchObject({ stock_quantity: 70 });
  });

  it('does not keep out later versions of a product that has it', async () => {
    await using bench = await aSyncBench({ rows: someProducts(1, { f_fecha_modificacion: '2052-01-01T00:00:00Z' }) });
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([aSiesaProduct({ f_codigo: 'PROD00000', f_cantidad: 70, ...now() })]);
    await runSync(bench.ports, { input: incremental });

    expect(bench.destination.stored.get('PROD00000')).toMatchObject({ stock_quantity: 70 });
  });
});

describe("a rejected product about which Siesa's answer is unclear", () => {
  it.each([
    ['HTML with 404', 404, '<html>no such route</html>'],
    ['an empty object', 200, '{}'],
  ])('stays rejected, and the others go on: %s (A4)', async (_what, status, body) => {
    await using bench = await aRefusal();
    bench.siesa.switches.failWhen = ({ url }) =>
      url.pathname.endsWith('PROD00007') ? { kind: 'answer', status, body } : undefined;
    const { summary } = await runSync(bench.ports, { input: incremental });
    bench.siesa.switches.failWhen = undefined;
    const unclear = entryOf(bench, 'PROD00007')?.rejection;
    await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({ status: 'success' });
    expect(unclear).toMatchObject({ message: 'Invalid', attempts: 1 });
    expect(bench.destination.stored.has('PROD00007')).toBe(true);
  });
});
