import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aSiesaProduct,
  connektaTables,
  type FakeFailure,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '../fake/index.ts';
import { aSiesaClient } from '../testing/index.ts';

const passing = fc.constantFrom<FakeFailure | undefined>(
  undefined,
  undefined,
  undefined,
  { kind: 'reset' },
  { kind: 'cut' },
  { kind: 'short' },
  { kind: 'html' },
  { kind: 'answer', status: 503 },
  { kind: 'answer', status: 429, headers: { 'retry-after': '7' } },
);
/** At most three failures stand side by side: a call has five attempts. */
const failures = fc
  .array(fc.tuple(passing, passing, passing, fc.constant(undefined)), { maxLength: 6 })
  .map((groups) => groups.flat());
const world = {
  count: fc.integer({ min: 0, max: 60 }),
  pageSize: fc.integer({ min: 1, max: 25 }),
  prefetch: fc.integer({ min: 0, max: 5 }),
  failures,
};

/** Reads the catalogue of a fake to its end, in slices that each take a few pages, and answers the ids. */
const readInSlices = async (
  options: FakeSiesaOptions,
  client: Parameters<typeof aSiesaClient>[1],
): Promise<readonly unknown[]> => {
  const siesa = await startFakeSiesa(options);
  try {
    let now = Date.parse('2025-01-15T10:00:00Z');
    const time = { clock: () => now, sleep: (ms: number) => Promise.resolve(void (now += ms)) };
    const ids: unknown[] = [];
    for (let from: { page?: number; after?: string } | undefined = {}; from !== undefined; ) {
      let [next, taken]: [typeof from | undefined, number] = [undefined, 0];
      const { rowId, pages } = aSiesaClient(siesa, { ...client, ...time });
      for await (const page of pages({ from })) {
        ids.push(...page.rows.map(rowId));
        next = page.next;
        if ((taken += 1) === 3) break;
      }
      from = next;
    }
    return ids;
  } finally {
    await siesa.close();
  }
};

describe('with any failures that fit into the retries of a call', () => {
  it('inventory is read whole, once, in order', async () => {
    const styles = {
      ...world,
      pastTheEnd: fc.constantFrom('[]' as const, '404' as const, '204' as const),
      pagination: fc.boolean(),
      envelope: fc.constantFrom('data' as const, 'items' as const, 'array' as const),
    };
    await fc.assert(
      fc.asyncProperty(fc.record(styles), async ({ count, pageSize, prefetch, ...switches }) => {
        const ids = Array.from({ length: count }, (_, index) => `P${String(index)}`);
        expect(
          await readInSlices(
            { rows: ids.map((f_codigo) => aSiesaProduct({ f_codigo })), switches },
            { pageSize, prefetch },
          ),
        ).toEqual(ids);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('connekta is read whole, once, by key', async () => {
    const styles = {
      ...world,
      pastTheEnd: fc.constantFrom('400' as const, '[]' as const, 'alerta' as const, '204' as const),
    };
    await fc.assert(
      fc.asyncProperty(fc.record(styles), async ({ count, pageSize, prefetch, ...switches }) => {
        const items = Array.from({ length: count }, (_, index) => ({ id: 10 + index * 7, reference: 'R', name: 'N' }));
        expect(
          await readInSlices(
            { dialect: 'connekta', tables: connektaTables(items), switches },
            { connekta: { pageSize }, prefetch },
          ),
        ).toEqual(items.map(({ id }) => String(id)));
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
