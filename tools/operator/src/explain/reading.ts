import type { PartReport, ReportedFailure } from '@siesa-integration/sync-pipeline';
import { message, type Message, recordMessage } from '../messages/message.ts';

/** What one sync did with a product that it read, or that it looked for. */
export interface Reading {
  readonly sync_id: string;
  /** When that sync began: ISO 8601. */
  readonly at: string;
  /** The sync read everything. */
  readonly full: boolean;
  readonly outcome: ReadingOutcome;
  /** Fields of the row that differ from the reading before; absent when no earlier row is kept. */
  readonly changed?: readonly string[];
  readonly failure?: ReportedFailure;
  readonly warnings: PartReport['warnings'];
}

export type ReadingOutcome =
  | 'accepted'
  | 'unchanged'
  /** By the mapping, or by our own check of the payload. */
  | 'rejected'
  /** By the destination. */
  | 'refused'
  | 'parked'
  /** An older version than the one accepted, or a repeat. */
  | 'not sent'
  /** The sync ended before it came to this product. */
  | 'not reached'
  /** A full pass did not bring it. */
  | 'missing'
  /** Read; the sync has kept no outcome of it. */
  | 'unknown';

export interface ReadProduct {
  readonly productId: string;
  readonly sourceId: string | undefined;
  /** The sync that the ledger names as the last one which had it accepted. */
  readonly acceptedIn: string | undefined;
  /** The sync had read an earlier version of it: only that one is counted as accepted. */
  readonly isRepeat: boolean;
}

/** What a part's report holds about one product. Pure. */
export const outcomeIn = (
  report: PartReport | undefined,
  syncId: string,
  { productId, sourceId, acceptedIn, isRepeat }: ReadProduct,
): Pick<Reading, 'outcome' | 'failure' | 'warnings'> => {
  const { failures = [], accepted, unchanged } = report ?? {};
  const warnings = (report?.warnings ?? []).filter(({ product_id }) => product_id === productId);
  const failure = failures.find(
    ({ product_id, source_id }) => product_id === productId || (sourceId !== undefined && source_id === sourceId),
  );
  if (failure) return { outcome: failedAs(failure), failure, warnings };
  if (acceptedIn === syncId || accepted?.includes(productId)) return { outcome: 'accepted', warnings };
  if (unchanged?.includes(productId)) return { outcome: 'unchanged', warnings };
  if (!report) return { outcome: 'not reached', warnings };
  return { outcome: isRepeat || !accepted ? 'unknown' : 'not sent', warnings };
};

const failedAs = ({ stage, parked }: ReportedFailure): ReadingOutcome => {
  if (stage !== 'product') return 'rejected';
  return parked ? 'parked' : 'refused';
};

/** Names of the fields in which two rows differ. Pure. */
export const changedFields = (
  now: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): readonly string[] =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])].filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]),
  );

const mostNamed = 6;

/** A reading as texts: what became of the row, then each warning. Pure. */
export const readingMessages = ({ outcome, changed, failure, warnings }: Reading): readonly Message[] => {
  const fields = changed && changed.length > 0 ? namesOf(changed) : undefined;
  const why = { code: failure?.code ?? '', reason: recordMessage(failure?.message ?? '') };
  switch (outcome) {
    case 'accepted':
      return [
        fields === undefined ? message('reading/accepted') : message('reading/accepted-changed', { fields }),
        ...warnings.map(warningMessage),
      ];
    case 'unchanged':
      return [
        fields !== undefined
          ? message('reading/unchanged-changed', { fields })
          : message(changed ? 'reading/unchanged-same' : 'reading/unchanged'),
        ...warnings.map(warningMessage),
      ];
    case 'rejected':
      return [message(failure?.stage === 'payload' ? 'reading/invalid' : 'reading/rejected', why)];
    case 'refused':
      return [message('reading/refused', why)];
    case 'parked':
      return [message('reading/parked', why)];
    case 'not sent':
      return warnings.length === 0
        ? [message('reading/older')]
        : warnings.map(({ message: reason }) => message('reading/not-sent', { reason: recordMessage(reason) }));
    case 'not reached':
      return [message('reading/not-reached')];
    case 'missing':
      return [message('reading/missing')];
    case 'unknown':
      return [message('reading/read'), ...warnings.map(warningMessage)];
  }
};

const namesOf = (names: readonly string[]): string =>
  names.length > mostNamed ? `${names.slice(0, mostNamed).join(', ')}, …` : names.join(', ');

/** A field of the mapping that stays absent has a warning under its own name. */
const warningMessage = ({ path, code, message: text }: PartReport['warnings'][number]): Message =>
  code.startsWith('mapping/')
    ? message('reading/accepted-without', { field: path, reason: recordMessage(text.replace(`${path}: `, '')) })
    : message('reading/accepted-warned', { code, reason: recordMessage(text) });
