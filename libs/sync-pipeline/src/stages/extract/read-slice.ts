import { RateLimited } from '@siesa-integration/outgoing-http';
import {
  mostRepeatedPages,
  pagesRepeat,
  type SiesaClient,
  SiesaContractBroken,
  SiesaMustWait,
  type SiesaPage,
  type SiesaRow,
  SourceIncomplete,
} from '@siesa-integration/siesa-client';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { Run } from '../../run/run.ts';
import { afterPage, afterPass, incompleteness, isRepeatedPage, isSettled, type Reading } from './reading.ts';
import type { RowSorter } from './row-sorter.ts';

/** The longest wait of the state machine between two slices. */
const longestWaitSeconds = 900;

/** Rejects that one sync fetches again. */
export const mostRetried = 200;

export interface SliceReading {
  readonly reading: Reading;
  readonly waitSeconds: number;
}

export interface ReadSliceOptions {
  readonly run: Run;
  readonly siesa: SiesaClient;
  readonly sorter: RowSorter;
  /** ISO 8601; absent: everything. */
  readonly modifiedSince?: string;
  /** Source ids of the only products to read. Absent: all pages, then open rejects. */
  readonly only?: readonly string[];
  /** No call begins after it. Milliseconds since 1970. */
  readonly deadline: number;
  /** Whether the slice must end: little time is left, or it holds as many parts as it may. */
  readonly full: () => boolean;
  /** The new cursor, from Siesa's clock at its first answer, or ours. ISO 8601. */
  readonly cursorAt: (serverTime: number | undefined) => string;
  /** Called with each page before its rows are sorted. */
  readonly onPage: (page: SiesaPage) => void;
  /** Open rejects that the run has not seen, at most `limit`. */
  readonly openRejects: (limit: number) => readonly LedgerEntry[];
  /** Until the execution hands over, in milliseconds: its own timeout, in the middle of a wait, cannot be caught. The successor waits for the rest. */
  readonly longestWaitMs: () => number;
  /** Called with each open reject that Siesa no longer has. */
  readonly onGone: (entry: LedgerEntry) => Promise<void>;
  /** Called with each open reject about which Siesa's answer is unclear: it stays as it is. */
  readonly onUnclear: (entry: LedgerEntry) => void;
  /** Called with each id of `only` that Siesa does not have. */
  readonly onUnknown: (sourceId: string) => Promise<void>;
}

type Keep = (reading: Reading) => Reading;

/**
 * Continues where the last slice ended: pages, pass after pass until the source is settled, then open rejects; or the products of `only`. Ends when all is
 * read, when the slice is full, or when the next call would have to wait.
 *
 * @throws RateLimited when Siesa asks for a longer wait than a run makes.
 * @throws SourceIncomplete when three passes brought fewer rows than Siesa has had meanwhile, or nothing shows how many it has had.
 */
export const readSlice = async (start: Reading, options: ReadSliceOptions): Promise<SliceReading> => {
  let reading = start;
  const keep: Keep = (next) => (reading = next);
  const goesOn = (): boolean => reading === start || !options.full(); // each slice makes progress, however little time it has
  try {
    while (reading.phase === 'pages' && goesOn()) await readPass(reading, options, keep);
    if (reading.phase === 'rejects' && goesOn())
      await (options.only ? readOnly(reading, options.only, options, keep) : readRejects(reading, options, keep));
    return { reading, waitSeconds: 0 };
  } catch (error) {
    if (!(error instanceof SiesaMustWait)) throw error;

    const waitSeconds = Math.ceil(error.waitMs / 1000);
    if (waitSeconds > longestWaitSeconds) throw rateLimited(options.run.clientId, waitSeconds, error);
    return { reading, waitSeconds: Math.max(0, Math.min(waitSeconds, Math.ceil(options.longestWaitMs() / 1000))) };
  }
};

const rateLimited = (clientId: string, waitSeconds: number, cause: unknown): RateLimited =>
  new RateLimited(
    `Siesa asks client '${clientId}' to wait ${waitSeconds.toString()} s; a sync waits at most ${longestWaitSeconds.toString()} s. The next sync goes on; ask Siesa for a higher limit if it repeats.`,
    { code: 'RATE_LIMITED', cause },
  );

const readPass = async (start: Reading, options: ReadSliceOptions, keep: Keep): Promise<void> => {
  const { siesa, sorter, modifiedSince, deadline } = options;
  let reading = start;
  let repeatedPages = 0;
  const pages = siesa.pages({
    deadline,
    ...(modifiedSince !== undefined && { modifiedSince }),
    ...(start.next && { from: start.next }),
  });
  for await (const page of pages) {
    const cursor = reading.cursor ?? options.cursorAt(page.serverTime);
    options.onPage(page);
    const found = await sorter.sortPage(page, reading.pass);
    repeatedPages = isRepeatedPage(found) ? repeatedPages + 1 : 0;
    if (repeatedPages === mostRepeatedPages) throw pagesRepeat('the products');
    reading = keep(afterPage({ ...reading, cursor }, page, found));
    if (page.next && options.full()) return;
  }
  const read = { ...reading, cursor: reading.cursor ?? options.cursorAt(undefined) };
  const next = afterPass(read);
  const incomplete = next.phase === 'rejects' && !isSettled(read) ? incompleteness(read) : undefined;
  if (incomplete) throw new SourceIncomplete(incomplete);
  keep(next);
};

const readRejects = async (start: Reading, options: ReadSliceOptions, keep: Keep): Promise<void> => {
  const { siesa, sorter, deadline } = options;
  let reading = start;
  for (const entry of options.openRejects(mostRetried - reading.retried)) {
    const row = entry.source_id === undefined ? undefined : await fetchAgain(siesa, entry.source_id, deadline);
    if (row === 'unclear') options.onUnclear(entry);
    else if (row) await sorter.sortRetried(row, reading.pass, entry.product_id);
    else await options.onGone(entry);
    reading = keep({ ...reading, retried: reading.retried + 1 });
    if (options.full()) return;
  }
  keep({ ...reading, phase: 'done' });
};

const fetchAgain = async (
  siesa: SiesaClient,
  id: string,
  deadline: number,
): Promise<SiesaRow | 'unclear' | undefined> => {
  try {
    return await siesa.product(id, { deadline });
  } catch (error) {
    if (error instanceof SiesaContractBroken) return 'unclear';
    throw error;
  }
};

/** No cursor: what changed besides these products is still to be read. */
const readOnly = async (
  start: Reading,
  sourceIds: readonly string[],
  { siesa, sorter, deadline, full, onUnknown }: ReadSliceOptions,
  keep: Keep,
): Promise<void> => {
  let reading = start;
  for (const id of sourceIds.slice(start.retried)) {
    const row = await siesa.product(id, { deadline });
    if (row) await sorter.sortPage({ rows: [row], emptyRows: 0 }, reading.pass);
    else await onUnknown(id);
    reading = keep({ ...reading, retried: reading.retried + 1 });
    if (full()) return;
  }
  keep({ ...reading, phase: 'done' });
};
