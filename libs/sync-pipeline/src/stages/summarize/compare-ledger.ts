import type { Ledger, LedgerEntry } from '../../ledger/ledger.ts';
import type { ObjectStore } from '../../run/object-store.ts';
import type { Run } from '../../run/run.ts';
import { findSeenIndex } from '../../run/seen/stored-seen-index.ts';
import type { SeenIndex } from '../../run/seen/seen-index.ts';
import type { FullPass } from '../../state/client-state.ts';
import type { RunRecord } from './read-run.ts';

/** A product that was accepted, with the key that fetched it from Siesa. */
export type MissingEntry = LedgerEntry & Required<Pick<LedgerEntry, 'accepted' | 'source_id'>>;

/** The ledger beside a full read. */
export interface LedgerComparison {
  /** Products that were ever accepted, and are in use. */
  readonly accepted: number;
  /** Of those, the ones that the read did not bring. */
  readonly missing: readonly MissingEntry[];
  /** Of the missing, the ones that the full read before it did not bring either. */
  readonly missingTwice: readonly MissingEntry[];
  /** Taken out of use by an earlier attempt at the end of this run. */
  readonly deactivated: readonly MissingEntry[];
}

/**
 * Compares a client's ledger with what a run has read. `undefined` unless the run read everything, and its reading settled: only that shows what is missing.
 *
 * @param before the reading of everything before it, where what is missing twice is asked for
 */
export const compareLedger = async (
  { objects, ledger }: { readonly objects: ObjectStore; readonly ledger: Pick<Ledger, 'entries'> },
  run: Run,
  { manifests: [last] }: RunRecord,
  before: FullPass | undefined,
): Promise<LedgerComparison | undefined> => {
  if (!last?.full || !last.settled) return undefined;
  const seen = await findSeenIndex(objects, run.keys.seen(last));
  if (!seen) return undefined;
  const found = await missingIn(seen, ledger.entries(run.clientId), run);
  seen.free();
  return { ...found, missingTwice: before ? await missingBefore(objects, found.missing, before) : [] };
};

const missingIn = async (
  seen: SeenIndex,
  entries: AsyncIterable<LedgerEntry>,
  { startedAt }: Pick<Run, 'startedAt'>,
): Promise<Omit<LedgerComparison, 'missingTwice'>> => {
  const began = new Date(startedAt).toISOString();
  let accepted = 0;
  const missing: MissingEntry[] = [];
  const deactivated: MissingEntry[] = [];
  for await (const entry of entries) {
    if (!entry.accepted) continue;
    const isOut = entry.deactivated_at !== undefined;
    if (isOut && (entry.deactivated_at ?? '') < began) continue;
    accepted += 1;
    const { source_id } = entry;
    if (source_id === undefined || seen.has(source_id)) continue;
    (isOut ? deactivated : missing).push({ ...entry, accepted: entry.accepted, source_id });
  }
  return { accepted, missing, deactivated };
};

/** One index at a time is in memory. What was accepted after the earlier read had begun was in Siesa then. */
const missingBefore = async (
  objects: ObjectStore,
  missing: readonly MissingEntry[],
  { seen, at }: FullPass,
): Promise<readonly MissingEntry[]> => {
  const index = missing.length > 0 ? await findSeenIndex(objects, seen) : undefined; // parts expire
  if (!index) return [];
  const before = missing.filter(({ source_id, accepted }) => !index.has(source_id) && accepted.at < at);
  index.free();
  return before;
};
