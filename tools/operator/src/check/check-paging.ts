import { type SiesaPage, unreadPagingWords } from '@siesa-integration/siesa-client';
import { lasting } from '../messages/message.ts';
import { type CheckLine, examples, good, note, wrong } from './check-line.ts';
import { rowsIn } from './sample/recording-fetch.ts';
import { ask, type SourceAccess, type SourceSample } from './sample/source-sample.ts';

/** How the source counts its pages, how many rows one holds, and whether its total is used. */
export async function* checkPaging(access: SourceAccess, sample: SourceSample): AsyncGenerator<CheckLine> {
  const { totals } = access.client.siesa;
  const [first, second] = sample.pages;
  if (totals === 'ignore') yield note('paging', 'check/total-ignored');
  if (first) yield* checkPageSize(first, second, sample);
  const words = unreadPagingWords(sample.exchanges[0]?.body);
  if (words.length > 0) yield note('paging', 'check/unread-paging', { words: examples(words) });
  if (await hasPageZero(access, sample)) yield wrong('paging', 'check/page-zero');
}

function* checkPageSize(
  first: SiesaPage,
  second: SiesaPage | undefined,
  { exchanges }: SourceSample,
): Generator<CheckLine> {
  const [exchange] = exchanges;
  const asked = exchange && askedRows(exchange.url);
  const seen = receivedRows(first);
  if (asked === undefined || seen === 0 || seen >= asked || !second || second.rows.length === 0) return; // other companies' rows and the last row may come again
  yield note('paging', 'check/capped-pages', { rows: seen, asked, size: String(seen) });
}

/** Rows of a page as they came. */
const receivedRows = ({ rows, emptyRows, foreignRows = 0 }: SiesaPage): number => rows.length + emptyRows + foreignRows;

/** The rows that a call asks for: `limit=1000` or `paginacion=numPag=1|tamPag=100`. */
const askedRows = ({ searchParams }: URL): number | undefined => {
  const text = searchParams.get('limit') ?? /tamPag=(\d+)/.exec(searchParams.get('paginacion') ?? '')?.[1];
  return text === undefined ? undefined : Number(text);
};

/** The address of the page before page 1. */
const pageZero = (url: URL): URL => {
  const zero = new URL(url);
  if (zero.searchParams.get('page') === '1') zero.searchParams.set('page', '0');
  const pages = zero.searchParams.get('paginacion');
  if (pages?.startsWith('numPag=1|')) zero.searchParams.set('paginacion', pages.replace('numPag=1|', 'numPag=0|'));
  return zero;
};

/** Whether page 0 answers rows, and others than page 1. A server that takes 0 for 1 answers the same ones, in whatever order. */
const hasPageZero = async (access: SourceAccess, { exchanges: [first] }: SourceSample): Promise<boolean> => {
  if (!first || pageZero(first.url).href === first.url.href) return false;
  const one = rowsIn(first.body);
  const { exchanges } = await ask(access, {}, pageZero);
  const zero = rowsIn(exchanges.find(({ url }) => url.href === pageZero(first.url).href)?.body);
  if (one.length === 0 || zero.length === 0) return false;

  const known = new Set(one.map((row) => JSON.stringify(row)));
  const shared = zero.filter((row) => known.has(JSON.stringify(row))).length;
  return shared * 2 < zero.length; // a page that changed a little meanwhile is the same page
};

/** A clock of Siesa that is ahead of this machine's by more is worth a line: HTTP's `Date` has whole seconds, and the answer takes time. */
const toleratedSeconds = 60;

/** Siesa's clock beside this machine's. */
export const checkClock = ({ pages: [first], at }: Pick<SourceSample, 'pages' | 'at'>): readonly CheckLine[] => {
  if (first?.serverTime === undefined) return [];
  const ahead = (first.serverTime - at) / 1000;
  if (ahead > toleratedSeconds) return [note('clock', 'check/clock-ahead', { time: lasting(ahead) })];
  return -ahead > toleratedSeconds ? [good('clock', 'check/clock-behind', { time: lasting(-ahead) })] : [];
};
