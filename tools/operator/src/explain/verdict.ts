import type { LedgerEntry } from '@siesa-integration/sync-pipeline';
import { message, type Message, recordMessage } from '../messages/message.ts';
import { reasonMessage } from '../rejects/reason-in-words.ts';
import type { Reading } from './reading.ts';

/** What became of a product, as texts: the ledger's entry, and whether Siesa still has it. Pure. */
export const verdictOf = (
  { accepted, rejection, last_seen_sync }: LedgerEntry,
  [newest]: readonly Reading[] = [],
  timeText: (at: string) => string = (at) => at,
): readonly Message[] => {
  const gone = newest?.outcome === 'missing';
  return [
    ...(gone ? [message('explain/gone', { sync: newest.sync_id })] : []),
    accepted
      ? message(gone ? 'explain/kept' : 'explain/accepted', { sync: accepted.sync_id, at: timeText(accepted.at) })
      : message('explain/never-accepted'),
    ...(newest?.outcome === 'unchanged' ? [message('explain/read-again', { sync: newest.sync_id })] : []),
    ...(rejection ? rejectionOf(rejection, timeText) : closedIn(last_seen_sync, accepted)),
  ];
};

const rejectionOf = (
  { code, message: reason, sync_id: sync, parked, attempts: count, first_seen }: NonNullable<LedgerEntry['rejection']>,
  timeText: (at: string) => string,
): readonly Message[] => [
  message(refusedBy(code), { sync, code, reason: recordMessage(reason) }),
  ...[reasonMessage(code) ?? []].flat(),
  parked ? message('explain/parked', { count }) : message('explain/tried', { count, since: timeText(first_seen) }),
];

/** Syncs write an entry when they accept, reject or close. */
const closedIn = (sync: string, accepted: LedgerEntry['accepted']): readonly Message[] =>
  accepted?.sync_id === sync ? [] : [message('explain/closed', { sync })];

/** By what the code stands for: the mapping, what Siesa returned, or else the destination or our own check before it. */
const refusedBy = (code: string) => {
  if (code.startsWith('mapping/') || code === 'two-items-one-product') return 'explain/refused-mapping';
  return code.startsWith('source/') || code.startsWith('stock/') ? 'explain/refused-source' : 'explain/refused-product';
};
