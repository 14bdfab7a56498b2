import { linkedAbort } from '@siesa-integration/outgoing-http';
import { type NumberedPage, readAhead } from '../../reading/read-ahead.ts';
import type { SiesaCallOptions, SiesaPage, SiesaPosition, SiesaRow } from '../../siesa-client.ts';
import { SiesaContractBroken, SourceIncomplete } from '../../siesa-errors.ts';
import type { ConnektaFilter } from './connekta-filter.ts';
import type { JoinItems } from './connekta-joins.ts';
import { compareKeys, haveDayStamps, keyOf } from './connekta-row.ts';
import type { ConnektaSource } from './connekta-source.ts';

interface ItemsOptions extends SiesaCallOptions {
  readonly from: SiesaPosition;
  readonly changed?: ConnektaFilter['changed'];
  /** The column of times of change. */
  readonly stamp: string | undefined;
  /** Pages under way beyond the one in use. */
  readonly prefetch: number;
  readonly join: JoinItems;
}

/**
 * Pages of items by key: each is page 1 of the rows from the last key on, so no row is missed. The last row comes once more and is dropped;
 * where several come with its key, they share it, which a page that ended between them would have hidden. Where rows do not ascend, the
 * last key is useless, so pages are read by number from there on; these may drift. So are the pages of keys of several columns, and of
 * queries without a filter.
 */
export async function* connektaPages(
  source: ConnektaSource,
  options: ItemsOptions,
): AsyncGenerator<SiesaPage, void, undefined> {
  if ((options.from.page ?? 1) > 1 || !source.byKey) {
    yield* numberedPages(source, options);
    return;
  }
  const stop = linkedAbort(options.signal);
  try {
    yield* pagesByKey(source, { ...options, signal: stop.signal });
  } finally {
    stop.abort(); // ends the page that is read ahead
    stop.release();
  }
}

async function* pagesByKey(source: ConnektaSource, options: ItemsOptions): AsyncGenerator<SiesaPage, void, undefined> {
  const { from, prefetch, changed, stamp, join, ...call } = options;
  const readFrom = (key: string | undefined): Promise<NumberedPage> =>
    source.readItems({ ...(key !== undefined && { from: key }), ...(changed && { changed }) }, 1, call);
  for (let after = from.after, passed = false, reading = readFrom(after); ; ) {
    const read = await reading;
    const { rows: own, received, emptyRows, foreignRows, serverTime } = read;
    const rows = passed ? own : withoutBorder(own, after, source.key);
    source.largest.rows = Math.max(source.largest.rows, received);
    const followed = isFollowed(read, source) || (after !== undefined && rows.length > 0 && isUncounted(read, source));
    if (rows.length === 0 && after !== undefined && followed && !passed) {
      passed = true; // pages of one row hold nothing but the last one
      reading = readFrom(keyAfter(after));
      continue;
    }
    const total = after === undefined ? totalOf(read, source) : undefined; // later totals are those of the rest: they shrink with every page
    const page = {
      emptyRows,
      ...(foreignRows !== undefined && { foreignRows }),
      ...(serverTime !== undefined && { serverTime }),
      ...stamped(rows, stamp),
      ...(total !== undefined && { total }),
    };
    const last = lastKey(rows, after, source.key);
    if (rows.length > 0 && last === undefined) {
      const next = { ...(after !== undefined && { after }), page: 2 };
      yield { ...page, ...(await join(rows, call)), drifts: true, ...(followed && { next }) };
      if (followed) yield* numberedPages(source, { ...options, from: next }, rows);
      return;
    }
    if (last === undefined || !followed) {
      yield { ...page, ...(await join(rows, call)), drifts: false };
      return;
    }
    passed = source.largest.rows === 1;
    const readNext = (): Promise<NumberedPage> => readFrom(passed ? keyAfter(last) : last);
    const ahead = prefetch > 0 ? readNext() : undefined; // under way while this page is joined and worked on
    ahead?.catch(() => undefined); // reported when its turn comes
    yield { ...page, ...(await join(rows, call)), drifts: false, next: { after: last } };
    after = last;
    reading = ahead ?? readNext();
  }
}

const keyAfter = (key: string): string => String(BigInt(key) + 1n);

/** As `createPageEnd`, for pages that are each the first of the rest: as many rows as the largest page so far, or a count above them. */
const isFollowed = (
  { received, claims: { total = 0, pages = 0, more } }: NumberedPage,
  source: ConnektaSource,
): boolean =>
  received > 0 &&
  (received >= source.largest.rows ||
    more === true ||
    (source.totals === 'believe' && (total > received || pages > 1)));

/** Whether nothing in an answer shows how many rows follow: then only a page without another row is the end. */
const isUncounted = ({ claims: { total, pages, more } }: NumberedPage, { totals }: ConnektaSource): boolean =>
  more === undefined && (totals === 'ignore' || (total === undefined && pages === undefined));

/** @throws {@link SourceIncomplete} when nothing comes although rows are announced */
const totalOf = ({ received, claims: { total } }: NumberedPage, { totals }: ConnektaSource): number | undefined => {
  if (total === undefined || totals === 'ignore' || total < received) return undefined;
  if (received === 0 && total > 0) throw new SourceIncomplete({ list: 'the items', read: 0, total });
  return total;
};

const stamped = (rows: readonly SiesaRow[], column: string | undefined): Pick<SiesaPage, 'dayStamps'> =>
  haveDayStamps(rows, column) ? { dayStamps: true } : {};

/** Without the row at which the page before ended; with it where others have the same key. */
const withoutBorder = (
  rows: readonly SiesaRow[],
  after: string | undefined,
  key: readonly string[],
): readonly SiesaRow[] => {
  const others = rows.filter((row) => after === undefined || keyOf(row, key) !== after);
  return rows.length - others.length > 1 ? rows : others;
};

/** The last key of rows that ascend strictly, beyond the key before them; `undefined` where they do not, or have none. */
const lastKey = (rows: readonly SiesaRow[], after: string | undefined, key: readonly string[]): string | undefined => {
  const first = rows[0] && keyOf(rows[0], key);
  if (after !== undefined && first !== undefined && compareKeys(first, after) < 0) {
    throw new SiesaContractBroken(
      `Siesa was asked for the items from ${after} on and answered from ${first} on: it repeats a page or passes over the filter. Reading stopped. Compare siesa_query with the query in Connekta's console.`,
    );
  }
  let last: string | undefined = after;
  for (const row of rows) {
    const own = keyOf(row, key);
    if (own === undefined || (last !== undefined && compareKeys(own, last) <= 0)) return undefined;
    last = own;
  }
  return rows.length === 0 ? undefined : last;
};

async function* numberedPages(
  source: ConnektaSource,
  { from, prefetch, changed, stamp, join, ...call }: ItemsOptions,
  before?: readonly SiesaRow[],
): AsyncGenerator<SiesaPage, void, undefined> {
  const { after } = from;
  const filter = { ...(after !== undefined && { from: after }), ...(changed && { changed }) };
  const pages = readAhead({
    ...call,
    from: from.page ?? 1,
    prefetch: Math.min(2, prefetch), // with the page in hand: never more than 3 at once
    subject: 'the items',
    totals: source.totals,
    largest: source.largest,
    identity: (row) => keyOf(row, source.key) ?? JSON.stringify(row),
    ...(before && { before }),
    read: (page, options) => source.readItems(filter, page, options),
  });
  for await (const { next, total, ...page } of pages) {
    yield {
      ...page,
      ...(total !== undefined && after === undefined && { total }), // behind a key it is the total of the rest
      ...(await join(page.rows, call)),
      ...stamped(page.rows, stamp),
      ...(next && { next: { ...(after !== undefined && { after }), ...next } }),
    };
  }
}
