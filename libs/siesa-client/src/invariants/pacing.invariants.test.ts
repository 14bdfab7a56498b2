import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import type { SiesaPage, SiesaQuery } from '../siesa-client.ts';
import {
  aSiesaProduct,
  connektaTables,
  type FakeFailure,
  type FakeSiesa,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '../fake/index.ts';
import { aSiesaClient, aVirtualTime } from '../testing/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: FakeSiesaOptions): Promise<FakeSiesa> => (siesa = await startFakeSiesa(options));
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => aSiesaProduct({ f_codigo: `P${String(index)}` }));
const read = (query?: SiesaQuery, options?: Parameters<typeof aSiesaClient>[1]): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, { pageSize: 10, ...options }).pages(query));
const tooMany = (headers: Readonly<Record<string, string>> = {}, body = '{}'): FakeFailure => ({
  kind: 'answer',
  status: 429,
  headers,
  body,
});

/** Notes the virtual time of each call that leaves. */
const recording = () => {
  const times: number[] = [];
  const { advance, ...time } = aVirtualTime((input, init) => {
    times.push(time.clock());
    return guarded(input, init);
  });
  return { times, time, advance };
};
const guarded = createGuardedFetch({ allowLoopbackHttp: true });

const mostInAMinute = (times: readonly number[]): number =>
  Math.max(...times.map((time) => times.filter((other) => other >= time && other <= time + 60_000).length));

describe('the budget', () => {
  it.each([100, 10])(
    'A5: never has more than %i calls in any 60 s, across 250 calls, retries included',
    async (requestsPerMinute) => {
      const { times, time, advance } = recording();
      const failures = Array.from({ length: 60 }, (_, index) =>
        index % 5 === 4
          ? ({ kind: 'answer', status: 503 } as const)
          : index % 17 === 16
            ? tooMany({ 'retry-after': '3' })
            : undefined,
      );
      await start({
        rows: rows(2500),
        switches: { failures },
        onCall: () => {
          advance(35);
        },
      });
      const pages = await read(undefined, { ...time, requestsPerMinute });

      expect(pages).toHaveLength(250);
      expect(times.length).toBeGreaterThan(250);
      expect(mostInAMinute(times)).toBeLessThanOrEqual(requestsPerMinute);
      expect(mostInAMinute(times)).toBeGreaterThan(requestsPerMinute / 2);
    },
  );

  it('is shared by clients that follow each other', async () => {
    const { times, time } = recording();
    await start({ rows: rows(80) });
    const first = aSiesaClient(siesa, { pageSize: 10, ...time, requestsPerMinute: 10 });
    await Array.fromAsync(first.pages());
    await read(undefined, {
      ...time,
      requestsPerMinute: 10,
      budget: JSON.parse(JSON.stringify(first.budget())) as ReturnType<typeof first.budget>,
    });

    expect(times).toHaveLength(16);
    expect(mostInAMinute(times)).toBeLessThanOrEqual(10);
  });

  it('ends the reading with the time to wait when the next call would pass the deadline', async () => {
    const { time } = recording();
    await start({ rows: rows(80) });
    const pages: SiesaPage[] = [];
    const reading = (async () => {
      for await (const page of aSiesaClient(siesa, { pageSize: 10, ...time, requestsPerMinute: 5 }).pages({
        deadline: time.clock() + 30_000,
      }))
        pages.push(page);
    })();

    await expect(reading).rejects.toMatchObject({ name: 'SiesaMustWait', waitMs: 60_250 });
    expect(pages).toHaveLength(5);
    expect(pages.at(-1)?.next).toEqual({ page: 6 });
  });

  it("takes Connekta's limit from its answers, and stays below it", async () => {
    const { times, time } = recording();
    await start({
      dialect: 'connekta',
      tables: connektaTables(Array.from({ length: 2450 }, (_, id) => ({ id, reference: 'R', name: 'N' }))),
    });
    const pageAfter = (from: number): string =>
      JSON.stringify({ codigo: 0, mensaje: '', detalle: { Table: siesa.products.rows.slice(from, from + 100) } });
    siesa.switches.failures.push(
      ...Array.from(
        { length: 25 },
        (_, index) =>
          ({
            kind: 'answer',
            status: 200,
            headers: { 'connekta-rate-limit-limit': '10' },
            body: pageAfter(index * 100),
          }) as const,
      ),
    );
    const client = aSiesaClient(siesa, { ...time });
    await Array.fromAsync(client.pages());

    expect(times).toHaveLength(26); // one more than its pages: the last one is short, and nothing counts the rows
    expect(mostInAMinute(times)).toBeLessThanOrEqual(10);
    expect(client.budget().limit).toBe(10);
  });

  it('waits for the reset that Connekta announces with its last allowed call', async () => {
    const { time } = recording();
    await start({
      dialect: 'connekta',
      tables: connektaTables([{ id: 1, reference: 'R', name: 'N' }]),
      switches: { requestsPerMinute: 2 },
    });
    const client = aSiesaClient(siesa, time);
    await Array.fromAsync(client.pages()); // the page, and the proof that none follows

    expect((client.budget().pausedUntil ?? 0) - time.clock()).toBeGreaterThan(55_000);
  });
});

describe('a 429', () => {
  const headersAt = (now: number): [string, Readonly<Record<string, string>>, number][] => [
    ['in seconds', { 'retry-after': '40' }, 40_000],
    ['as a date', { 'retry-after': new Date(now + 40_000).toUTCString() }, 40_000],
    ['absent', {}, 60_000],
  ];

  it.each(headersAt(Date.parse('2025-01-15T10:00:00Z')))(
    'B10: with its wait %s is obeyed by every call of the client',
    async (_, headers, waitMs) => {
      const { times, time } = recording();
      await start({
        rows: rows(100),
        switches: { date: time.clock(), failures: [undefined, undefined, undefined, tooMany(headers)] },
      });
      await read(undefined, { ...time });

      expect(times).toHaveLength(11);
      expect(times.filter((at) => at > (times[0] ?? 0) && at < (times[0] ?? 0) + waitMs)).toEqual([]);
      expect(times).toContain((times[0] ?? 0) + waitMs);
    },
  );

  it("B10: in Connekta's mm:ss, with its limit in words, is obeyed and learned", async () => {
    const { times, time } = recording();
    await start({
      dialect: 'connekta',
      tables: connektaTables([{ id: 1, reference: 'R', name: 'N' }]),
      switches: {
        failures: [
          tooMany(
            { 'connekta-rate-limit-reset': '01:05' },
            '{"codigo":1,"mensaje":"Error","detalle":"La cantidad permitida de peticiones por minuto es 12."}',
          ),
        ],
      },
    });
    const client = aSiesaClient(siesa, { ...time });
    await Array.fromAsync(client.pages());

    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(65_000);
    expect(client.budget().limit).toBe(12);
  });

  it('B10: longer than the slice can wait ends the slice, and the budget carries the pause', async () => {
    const { time } = recording();
    await start({ rows: rows(20), switches: { failures: [undefined, tooMany({ 'retry-after': '400' })] } });
    const client = aSiesaClient(siesa, { pageSize: 10, ...time });

    await expect(Array.fromAsync(client.pages({ deadline: time.clock() + 200_000 }))).rejects.toMatchObject({
      name: 'SiesaMustWait',
      waitMs: 400_000,
    });
    expect(client.budget().pausedUntil).toBe(time.clock() + 400_000);
    await expect(
      read({ deadline: time.clock() + 200_000 }, { ...time, budget: client.budget() }),
    ).rejects.toMatchObject({ waitMs: 400_000 });
    expect(siesa.calls).toHaveLength(2);
  });

  it('B10: above 900 s is RateLimited', async () => {
    await start({ rows: rows(20), switches: { failures: [tooMany({ 'retry-after': '3700' })] } });

    await expect(read(undefined, recording().time)).rejects.toMatchObject({ name: 'RateLimited', kind: 'transient' });
    expect(siesa.calls).toHaveLength(1);
  });

  it('B10: that goes on although each pause was kept is RateLimited', async () => {
    await start({ rows: rows(20), switches: { failWhen: () => tooMany({ 'retry-after': '1' }) } });

    await expect(read(undefined, recording().time)).rejects.toMatchObject({ name: 'RateLimited' });
    expect(siesa.calls).toHaveLength(6);
  });
});
