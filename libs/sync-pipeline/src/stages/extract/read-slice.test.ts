import { type SiesaClient, SiesaMustWait } from '@siesa-integration/siesa-client';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import { runOf } from '../../run/run.ts';
import { noDoubles } from '../../run/doubles.ts';
import { type ReadSliceOptions, readSlice } from './read-slice.ts';
import { firstReading } from './reading.ts';

const run = runOf({ owner: 'execution-1', started_at: '2025-01-15T10:00:00Z', request: { client_id: 'cliente-a' } });
const found = { newInRun: 0, newInPass: 0, repeated: noDoubles };

const optionsOf = (pages: SiesaClient['pages'], others: Partial<ReadSliceOptions> = {}): ReadSliceOptions => ({
  run,
  siesa: { pages } as SiesaClient,
  sorter: { sortPage: () => Promise.resolve(found) } as unknown as ReadSliceOptions['sorter'],
  deadline: Infinity,
  full: () => false,
  cursorAt: (time = 0) => new Date(time).toISOString(),
  onPage: () => undefined,
  openRejects: () => [],
  longestWaitMs: () => Infinity,
  onGone: () => Promise.resolve(),
  onUnclear: () => undefined,
  onUnknown: () => Promise.resolve(),
  ...others,
});

const waiting =
  (waitMs: number): SiesaClient['pages'] =>
  () =>
    generatorOf(() => Promise.reject(new SiesaMustWait(waitMs)));

const noPages: SiesaClient['pages'] = () => generatorOf(() => Promise.resolve({ done: true, value: undefined }));

const generatorOf = (next: () => Promise<IteratorResult<never, undefined>>): ReturnType<SiesaClient['pages']> =>
  ({ next, [Symbol.asyncIterator]: () => ({ next }) }) as unknown as ReturnType<SiesaClient['pages']>;

describe('a wait that Siesa asks for', () => {
  it.each([
    [899_000, 899],
    [899_001, 900],
    [900_000, 900],
  ])('of %d ms is made by the state machine', async (waitMs, seconds) => {
    const { waitSeconds } = await readSlice(firstReading, optionsOf(waiting(waitMs)));
    expect(waitSeconds).toBe(seconds);
  });

  it.each([
    [599_001, 600],
    [-1, 0],
  ])('is no longer than the %d ms that the execution has left', async (longestWaitMs, seconds) => {
    const options = optionsOf(waiting(899_000), { longestWaitMs: () => longestWaitMs });
    expect((await readSlice(firstReading, options)).waitSeconds).toBe(seconds);
  });

  it.each([900_001, 901_000])('of %d ms ends the run as RateLimited', async (waitMs) => {
    await expect(readSlice(firstReading, optionsOf(waiting(waitMs)))).rejects.toMatchObject({ name: 'RateLimited' });
  });
});

describe('the cursor', () => {
  const page = (serverTime: number, next: number) => ({
    rows: [],
    emptyRows: 0,
    drifts: true,
    serverTime,
    next: { page: next },
  });
  /** Page `n` is answered `n` seconds after 1970 began. */
  const pages: SiesaClient['pages'] = async function* ({ from } = {}) {
    await Promise.resolve();
    for (let at = from?.page ?? 1; ; at += 1) yield page(at * 1000, at + 1);
  };
  const untilFull = (most: number) => {
    let read = 0;
    return optionsOf(pages, { onPage: () => (read += 1), full: () => read === most });
  };

  it("is taken at the run's first page, and a later page or slice does not change it", async () => {
    const first = await readSlice(firstReading, untilFull(2));
    const second = await readSlice(first.reading, untilFull(1));

    expect(first.reading).toMatchObject({ phase: 'pages', next: { page: 3 }, cursor: '1970-01-01T00:00:01.000Z' });
    expect(second.reading).toMatchObject({ phase: 'pages', next: { page: 4 }, cursor: '1970-01-01T00:00:01.000Z' });
  });
});

describe('open rejects', () => {
  it.each([
    [199, 199],
    [200, 200],
    [201, 200],
  ])('of which there are %d are fetched again: %d by one sync', async (open, fetched) => {
    const rejects = Array.from({ length: open }, (_, at): LedgerEntry => {
      const id = at.toString();
      return { product_id: id, source_id: id, last_seen_sync: 'sync-1' };
    });
    const asked: string[] = [];
    const options = optionsOf(noPages, {
      siesa: { product: (id: string) => Promise.resolve(void asked.push(id)) } as unknown as SiesaClient,
      openRejects: (limit) => rejects.slice(0, limit),
    });
    const { reading } = await readSlice({ ...firstReading, phase: 'rejects' }, options);

    expect(asked).toHaveLength(fetched);
    expect(reading).toMatchObject({ phase: 'done', retried: fetched });
  });

  it('count those that an earlier slice fetched', async () => {
    let limit = NaN;
    const options = optionsOf(noPages, {
      openRejects: (most) => {
        limit = most;
        return [];
      },
    });
    await readSlice({ ...firstReading, phase: 'rejects', retried: 150 }, options);

    expect(limit).toBe(50);
  });
});
