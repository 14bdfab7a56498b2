import { readAhead } from '../../reading/read-ahead.ts';
import type { SiesaCallOptions, SiesaPage, SiesaPosition, SiesaRow } from '../../siesa-client.ts';
import { SiesaContractBroken } from '../../siesa-errors.ts';
import type { ConnektaFilter } from './connekta-filter.ts';
import { compareKeys, itemKey } from './connekta-row.ts';
import type { ConnektaSource, ItemsPage } from './connekta-source.ts';

interface ItemsOptions extends SiesaCallOptions {
  readonly from: SiesaPosition;
  readonly changed?: ConnektaFilter['changed'];
  /** Pages under way beyond the one in use. */
  readonly prefetch: number;
}

/**
 * Pages of items by key: each is page 1 of the rows after the last key, so no row repeats and none is missed. Where rows do not ascend,
 * the last key is useless, so pages are read by number from there on; these may drift.
 */
export async function* connektaPages(
  source: ConnektaSource,
  options: ItemsOptions,
): AsyncGenerator<SiesaPage, void, undefined> {
  const { from, prefetch, changed, ...call } = options;
  if ((from.page ?? 1) > 1) {
    yield* numberedPages(source, options);
    return;
  }
  const readAfter = (after: string | undefined): Promise<ItemsPage> =>
    source.readItems({ ...(after !== undefined && { after }), ...(changed && { changed }) }, 1, call);
  for (let after = from.after, reading = readAfter(after); ; ) {
    const { received, rows, emptyRows, serverTime, total } = await reading;
    const whole = after === undefined && total !== undefined; // later totals are those of the rest: they shrink with every page
    const page = { emptyRows, ...(serverTime !== undefined && { serverTime }), ...(whole && { total }) };
    const more = received >= source.size;
    const last = lastKey(rows, after);
    if (more && last === undefined) {
      yield {
        ...page,
        rows: await source.join(rows, call),
        drifts: true,
        next: { ...(after !== undefined && { after }), page: 2 },
      };
      yield* numberedPages(source, { ...options, from: { ...(after !== undefined && { after }), page: 2 } }, rows);
      return;
    }
    if (!more || last === undefined) {
      yield { ...page, rows: await source.join(rows, call), drifts: false };
      return;
    }
    const ahead = prefetch > 0 ? readAfter(last) : undefined; // under way while this page is joined and worked on
    ahead?.catch(() => undefined); // reported when its turn comes
    yield { ...page, rows: await source.join(rows, call), drifts: false, next: { after: last } };
    after = last;
    reading = ahead ?? readAfter(last);
  }
}

/** The last key of rows that ascend strictly; `undefined` where they do not, or have none. */
const lastKey = (rows: readonly SiesaRow[], after: string | undefined): string | undefined => {
  let last: string | undefined;
  for (const row of rows) {
    const key = itemKey(row);
    if (key === undefined || (last !== undefined && compareKeys(key, last) <= 0)) return undefined;
    last = key;
  }
  const first = rows[0] && itemKey(rows[0]);
  if (after !== undefined && first !== undefined && compareKeys(first, after) <= 0) {
    throw new SiesaContractBroken(
      `Siesa was asked for the items after ${after} and answered from ${first} on: it repeats a page or passes over the filter. Reading stopped. Compare siesa_query with the query in Connekta's console.`,
    );
  }
  return last;
};

async function* numberedPages(
  source: ConnektaSource,
  { from, prefetch, changed, ...call }: ItemsOptions,
  before?: readonly SiesaRow[],
): AsyncGenerator<SiesaPage, void, undefined> {
  const { after } = from;
  const filter = { ...(after !== undefined && { after }), ...(changed && { changed }) };
  const pages = readAhead({
    ...call,
    from: from.page ?? 1,
    prefetch: Math.min(2, prefetch), // with the page in hand: never more than 3 at once
    subject: 'the items',
    identity: (row) => itemKey(row) ?? JSON.stringify(row),
    ...(before && { before }),
    read: async (page, options) => {
      const { received, pages: announced, ...items } = await source.readItems(filter, page, options);
      return {
        ...items,
        more: received > 0 && (announced === undefined ? received >= source.size : page < announced),
        ...(announced !== undefined && { pages: announced }),
      };
    },
  });
  for await (const { next, ...page } of pages) {
    yield {
      ...page,
      rows: await source.join(page.rows, call),
      ...(next && { next: { ...(after !== undefined && { after }), ...next } }),
    };
  }
}
