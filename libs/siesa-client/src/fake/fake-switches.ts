import type { FakeFailure } from './fake-failure.ts';
import type { FakeRow } from './fake-table.ts';

/** How the fake behaves. Each can be changed while it runs. */
export interface FakeSiesaSwitches {
  /** Milliseconds before each answer. */
  latencyMs: number;
  /** Calls in any minute before it answers 429. */
  requestsPerMinute: number;
  /** How a 429 asks for a wait. `mm:ss` is Connekta's own header. */
  retryAfter: 'seconds' | 'date' | 'none' | 'mm:ss';
  /** The next failures: each call takes one, oldest first; `undefined` lets a call pass. */
  failures: (FakeFailure | undefined)[];
  /** Called for each call: the failure it meets, if any. */
  failWhen: ((call: { readonly index: number; readonly url: URL }) => FakeFailure | undefined) | undefined;
  /** Keys are refused from now on. */
  refusesKeys: boolean;
  /** How a page past the end is answered. Dialect `connekta`: `204` is `codigo` 1 with "Sin datos", `alerta` one row of that name. */
  pastTheEnd: '[]' | '404' | '204' | '400' | 'alerta';
  /** What surrounds a page's rows in dialect `inventory`. */
  envelope: 'data' | 'items' | 'products' | 'results' | 'array';
  /** Whether pages announce how many there are. */
  pagination: boolean;
  /** The most rows that a page holds, whatever was asked for: what a server does that caps its pages in silence. */
  cap: number | undefined;
  /** What pages announce as the number of all rows: the truth, the rows of the page itself, those so far, or a number of the test's own. */
  total: 'true' | 'page' | 'so far' | number;
  /**
   * In which words pages of dialect `inventory` announce what follows: `pagination` with all counts, `has_more`, `next` (a number),
   * `next_url` (an address), `token` (text that only the server understands), `totalItems`, or the headers `Link` and `X-Total-Count`.
   */
  pagingWords: 'pagination' | 'has_more' | 'next' | 'next_url' | 'token' | 'totalItems' | 'headers';
  /** The number that the server gives its first page; with 0, page 1 is the second. */
  firstPage: 0 | 1;
  /** What stands in every list in place of its rows: an error beside an empty list, for example `{ success: false }`. */
  errorBeside: FakeRow | undefined;
  /** How `modified_since` is compared: as an instant, digit by digit, or not at all. */
  modifiedSince: 'instant' | 'digits' | 'ignored';
  /** Times of change carry a day alone. */
  dayStamps: boolean;
  /** This text arrives in Latin-1, which is not UTF-8 where it has an accent. */
  latin1: string | undefined;
  /** Answers in deflate: wherever it is accepted and without zlib's header, as some servers of Siesa do; or unasked, without the header or with it. */
  deflate: 'accepted' | 'raw' | 'zlib' | undefined;
  /** Dialect `connekta`: what a dynamic query of version v3 does with `parametros`. */
  dynamicFilter: 'refused' | 'ignored' | 'taken';
  /** Dialect `connekta`: every query passes over the company in its filter. */
  ignoresCompany: boolean;
  /** Rows come in another order with each call; in dialect `connekta` pages of one reading then overlap and leave gaps. */
  unstableOrder: boolean;
  /** This page is the answer to every later one, too. */
  repeatsPage: number | undefined;
  /** The `Date` header: the clock of this machine, another one (milliseconds since 1970), or none. */
  date: 'now' | 'none' | number;
}

/** A fake that does nothing wrong. */
export const standardSwitches = (): FakeSiesaSwitches => ({
  latencyMs: 0,
  requestsPerMinute: Infinity,
  retryAfter: 'seconds',
  failures: [],
  failWhen: undefined,
  refusesKeys: false,
  pastTheEnd: '[]',
  envelope: 'data',
  pagination: true,
  cap: undefined,
  total: 'true',
  pagingWords: 'pagination',
  firstPage: 1,
  errorBeside: undefined,
  modifiedSince: 'instant',
  dayStamps: false,
  latin1: undefined,
  deflate: undefined,
  dynamicFilter: 'refused',
  ignoresCompany: false,
  unstableOrder: false,
  repeatsPage: undefined,
  date: 'now',
});

/** The total that a page announces. */
export const announcedTotal = (
  { total }: FakeSiesaSwitches,
  { all, own, before }: { readonly all: number; readonly own: number; readonly before: number },
): number => {
  if (typeof total === 'number') return total;
  return { true: all, page: own, 'so far': before + own }[total];
};
