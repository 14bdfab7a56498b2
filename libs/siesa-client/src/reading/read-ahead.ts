import { linkedAbort } from '@siesa-integration/outgoing-http';
import type { SiesaCallOptions, SiesaPage, SiesaRow } from '../siesa-client.ts';
import { SiesaContractBroken } from '../siesa-errors.ts';
import type { PageClaims } from './page-claims.ts';
import { createPageEnd, type LargestPage } from './page-end.ts';

/** One page as read by its number. */
export interface NumberedPage extends Omit<SiesaPage, 'next' | 'drifts' | 'total'> {
  /** Rows as they came, dropped ones included. */
  readonly received: number;
  readonly claims: PageClaims;
}

interface ReadAheadOptions extends SiesaCallOptions {
  /** The first page to read, from 1. */
  readonly from: number;
  /** Pages under way beyond the one in use. */
  readonly prefetch: number;
  /** For messages, for example `the products`. */
  readonly subject: string;
  /** Shared by all readings of one list. */
  readonly largest: LargestPage;
  readonly totals: 'believe' | 'ignore';
  /** As in `createPageEnd`. @defaultValue false */
  readonly isPart?: boolean;
  readonly read: (page: number, options: SiesaCallOptions) => Promise<NumberedPage>;
  /** What two readings of one row have in common. */
  readonly identity: (row: SiesaRow) => unknown;
  /** Rows of the page before the first, where it has been read already. */
  readonly before?: readonly SiesaRow[];
}

/**
 * Pages by number, some fetched ahead. Each page that proves to be new allows one more ahead, so a server that repeats a page costs one
 * extra call. Without a page count that can be believed at most one page is fetched ahead (docs/adr/0012-how-far-ahead-pages-are-read.md).
 */
export async function* readAhead({
  from,
  prefetch,
  subject,
  largest,
  totals,
  isPart = false,
  read,
  identity,
  before,
  signal,
  deadline,
}: ReadAheadOptions): AsyncGenerator<SiesaPage, void, undefined> {
  const stop = linkedAbort(signal);
  const options = { signal: stop.signal, ...(deadline !== undefined && { deadline }) };
  const judge = createPageEnd({ from, subject, largest, totals, isPart });
  const underWay = new Map<number, Promise<NumberedPage>>();
  const start = (page: number): Promise<NumberedPage> => {
    const reading = underWay.get(page) ?? read(page, options);
    reading.catch(() => undefined); // reported when its turn comes; without this it would be an unhandled rejection until then
    underWay.set(page, reading);
    return reading;
  };

  let previous = before;
  let receivedBefore = 0;
  let proven = 0;
  /** Some servers answer each page past the end with the last one: a short page that comes again after pages that differed is the end. */
  const orEnd = (read: NumberedPage, page: number): NumberedPage =>
    page > 2 && previous && receivedBefore < largest.rows && sameRows(previous, read.rows, identity)
      ? { ...read, rows: [], emptyRows: 0, received: 0, claims: {} }
      : read;
  try {
    for (let page = from; ; page += 1) {
      const { received, claims, ...current } = orEnd(await start(page), page);
      underWay.delete(page);
      if (previous && sameRows(previous, current.rows, identity)) {
        throw new SiesaContractBroken(
          `Siesa answered page ${String(page)} of ${subject} with the rows of page ${String(page - 1)}: it does not page. Reading stopped. Ask Siesa's support.`,
        );
      }
      const { more, pages, total } = judge(page, received, claims);
      if (previous) proven += 1;
      previous = current.rows;
      receivedBefore = received;
      for (
        let ahead = 1;
        more && ahead <= Math.min(prefetch, pages === undefined ? 1 : Math.max(1, Math.min(proven, pages - page)));
        ahead += 1
      )
        void start(page + ahead);
      yield {
        ...current,
        ...(total !== undefined && { total }),
        drifts: more || page > 1,
        ...(more && { next: { page: page + 1 } }),
      };
      if (!more) return;
    }
  } finally {
    stop.abort();
    stop.release();
  }
}

/** In any order, because a server that does not page may also shuffle. */
const sameRows = (a: readonly SiesaRow[], b: readonly SiesaRow[], identity: (row: SiesaRow) => unknown): boolean => {
  if (a.length === 0 || a.length !== b.length) return false;
  const known = new Set(a.map(identity));
  return b.every((row) => known.has(identity(row)));
};
