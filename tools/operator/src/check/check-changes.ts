import type { SiesaClient, SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import { message } from '../messages/message.ts';
import { type CheckLine, good, note, wrong } from './check-line.ts';
import { ask, type SourceAccess, type SourceSample } from './sample/source-sample.ts';

/** A row of the sample and the instant of its last change. */
interface RecentRow {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Place = 'in' | 'out' | 'unknown';

/** How the source compares `modified_since`: asked just before and just after the date of one recent row, in the spelling of syncs and in others. */
export const checkChanges = async (access: SourceAccess, sample: SourceSample): Promise<CheckLine> => {
  const { siesa, rows, pages, at } = sample;
  if (!siesa.narrows) return good('changes', 'check/reads-all');
  const recent = newest(siesa, rows, at);
  if (!recent) return note('changes', 'check/no-dates');

  const asked = asking(access, recent);
  const dayStamps = pages.some((page) => page.dayStamps === true);
  const before = await asked.since(recent.at - (dayStamps ? 0 : 1_000));
  if (before === 'out') return lostLine(asked, recent, dayStamps);
  if (before === 'unknown') return note('changes', 'check/changes-unknown', { id: recent.id });
  if (dayStamps) return note('changes', 'check/day-stamps');
  return comparisonLine(asked, recent);
};

/** Of rows up to now, because the newest has the fewest rows after it. */
const newest = (siesa: SiesaClient, rows: readonly SiesaRow[], now: number): RecentRow | undefined => {
  const recent = rows.flatMap((row): readonly RecentRow[] => {
    const [id, modified] = [siesa.rowId(row), siesa.rowModified(row)];
    const at = modified === undefined ? Number.NaN : Date.parse(modified);
    return id !== undefined && at <= now ? [{ id, at }] : [];
  });
  return recent.reduce<RecentRow | undefined>((best, row) => (best && best.at >= row.at ? best : row), undefined);
};

/** Asks for what changed since an instant: is the recent row among it? */
interface Asking {
  /** `spelled` replaces the spelling of syncs. */
  readonly since: (at: number, spelled?: (iso: string) => string) => Promise<Place>;
  /** Whether the question holds an instant that can be spelled otherwise. */
  readonly hasSpellings: () => boolean;
}

const asking = (access: SourceAccess, { id }: RecentRow): Asking => {
  let spellings = false;
  const since: Asking['since'] = async (at, spelled) => {
    const iso = new Date(at).toISOString();
    const { siesa, pages, exchanges, error } = await ask(
      access,
      { modifiedSince: iso },
      spelled && ((url) => withSpelling(url, spelled(iso))),
    );
    spellings ||= exchanges.some(({ url }) => url.searchParams.has('modified_since'));
    if (pages.some(({ rows }) => rows.some((row) => siesa.rowId(row) === id))) return 'in';
    return error === undefined && isWhole(pages) ? 'out' : 'unknown';
  };
  return { since, hasSpellings: () => spellings };
};

const isWhole = (pages: readonly SiesaPage[]): boolean => pages.at(-1)?.next === undefined;

const withSpelling = (url: URL, text: string): URL => {
  const changed = new URL(url);
  if (changed.searchParams.has('modified_since')) changed.searchParams.set('modified_since', text);
  return changed;
};

const inUtc = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z');

const lostLine = async (asked: Asking, { id, at }: RecentRow, dayStamps: boolean): Promise<CheckLine> => {
  const what = message(dayStamps ? 'check/leaves-out-day' : 'check/leaves-out-second', { id });
  const inTime = asked.hasSpellings() ? await asked.since(at - (dayStamps ? 0 : 1_000), inUtc) : 'unknown';
  return wrong('changes', inTime === 'in' ? 'check/changes-lost-utc' : 'check/changes-lost', { what });
};

const comparisonLine = async (asked: Asking, { at }: RecentRow): Promise<CheckLine> => {
  const after = await asked.since(at + 1_000);
  if (after === 'unknown') return good('changes', 'check/found-by-date');
  if (after === 'in') {
    const days = (await asked.since(at + 2 * 86_400_000)) === 'out';
    return note('changes', days ? 'check/compares-days' : 'check/ignores-since');
  }
  if (!asked.hasSpellings()) return good('changes', 'check/found-to-second');
  const [utcBefore, utcAfter] = [await asked.since(at - 1_000, inUtc), await asked.since(at + 1_000, inUtc)];
  return good('changes', utcBefore === 'in' && utcAfter === 'out' ? 'check/reads-zone' : 'check/compares-digits');
};
