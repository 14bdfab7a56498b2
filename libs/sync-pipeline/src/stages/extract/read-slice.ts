import { SiesaContractBroken, SiesaMustWait, type SiesaClient, type SiesaRow } from '@siesa-integration/siesa-client';
import { RateLimited } from '../../errors.ts';
import type { LedgerEntry } from '../../ports.ts';
import type { Run } from '../../run/run.ts';
import { afterPage, afterPass, type Reading } from './reading.ts';
import type { RowKeeper } from './row-sorter.ts';

/** The machine waits this long between two slices and no longer. */
const longestWaitSeconds = 900;

/** Rejects fetched afresh in one sync. */
export const mostRetried = 200;

export interface SliceReading {
  readonly reading: Reading;
  readonly waitSeconds: number;
}

export interface ReadSliceOptions {
  readonly run: Run;
  readonly siesa: SiesaClient;
  readonly keeper: RowKeeper;
  /** ISO 8601; absent: everything. */
  readonly modifiedSince?: string;
  /** No call begins after it. Milliseconds since 1970. */
  readonly deadline: number;
  /** Time is short, or the slice holds all that one may. */
  readonly full: () => boolean;
  /** The new cursor, from Siesa's clock at its first answer, or ours. ISO 8601. */
  readonly cursorAt: (serverTime: number | undefined) => string;
  /** Open rejects that the run has not met, at most `limit`. */
  readonly openRejects: (limit: number) => readonly LedgerEntry[];
  /** Throws when the run would be over after so many milliseconds: the machine's own timeout, in the middle of a wait, cannot be caught. */
  readonly refuseLate: (aheadMs: number) => void;
  /** Called with each open reject that Siesa no longer has. */
  readonly onGone: (entry: LedgerEntry) => Promise<void>;
  /** Called with each of which Siesa's answer tells nothing: it stays as it is. */
  readonly onUnclear: (entry: LedgerEntry) => void;
}

/**
 * Reads on from where the last slice ended: pages, pass after pass until the source is settled, then open rejects. Ends when all is read, when the slice is
 * full, or when the next call would have to wait.
 *
 * @throws {@link RateLimited} when Siesa asks for more than a run waits.
 * @throws SyncTimedOut when it asks for more than this run has left.
 */
export const readSlice = async (start: Reading, options: ReadSliceOptions): Promise<SliceReading> => {
  let reading = start;
  const keep = (next: Reading): Reading => (reading = next);
  const goesOn = (): boolean => reading === start || !options.full(); // each slice brings the run on, however short its time
  try {
    while (reading.phase === 'pages' && goesOn()) await readPass(reading, options, keep);
    if (reading.phase === 'rejects' && goesOn()) await readRejects(reading, options, keep);
    return { reading, waitSeconds: 0 };
  } catch (error) {
    if (!(error instanceof SiesaMustWait)) throw error;

    const waitSeconds = Math.ceil(error.waitMs / 1000);
    if (waitSeconds > longestWaitSeconds) throw new RateLimited(options.run.clientId, waitSeconds, { cause: error });
    options.refuseLate(waitSeconds * 1000);
    return { reading, waitSeconds };
  }
};

const readPass = async (
  start: Reading,
  options: ReadSliceOptions,
  keep: (reading: Reading) => Reading,
): Promise<void> => {
  const { siesa, keeper, modifiedSince, deadline } = options;
  let reading = start;
  const pages = siesa.pages({
    deadline,
    ...(modifiedSince !== undefined && { modifiedSince }),
    ...(start.next && { from: start.next }),
  });
  for await (const page of pages) {
    const cursor = reading.cursor ?? options.cursorAt(page.serverTime);
    reading = keep(afterPage({ ...reading, cursor }, page, await keeper.keepPage(page, reading.pass)));
    if (page.next && options.full()) return;
  }
  keep(afterPass({ ...reading, cursor: reading.cursor ?? options.cursorAt(undefined) }));
};

const readRejects = async (
  start: Reading,
  options: ReadSliceOptions,
  keep: (reading: Reading) => Reading,
): Promise<void> => {
  const { siesa, keeper, deadline } = options;
  let reading = start;
  for (const entry of options.openRejects(mostRetried - reading.retried)) {
    const row = entry.source_id === undefined ? undefined : await fetchAgain(siesa, entry.source_id, deadline);
    if (row === 'unclear') options.onUnclear(entry);
    else if (row) await keeper.keepRetried(row, reading.pass, entry.product_id);
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
