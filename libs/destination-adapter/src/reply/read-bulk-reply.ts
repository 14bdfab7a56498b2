import { isRecord } from '@siesa-integration/canonical-model';
import { readId } from './record-id.ts';

/** The outcome of one record in an answer: stored, or refused with what the destination reported about it. */
type RecordOutcome = { readonly ok: true } | { readonly ok: false; readonly reported: unknown };

/** What one answer contains about the records of its request. */
export interface BulkReading {
  /** @returns `undefined` when the answer does not contain the record's outcome. */
  readonly outcomeOf: (id: string) => RecordOutcome | undefined;
  /** What is wrong with the answer itself, when the contract does not define its shape. */
  readonly broken?: string;
}

/** Statuses of a record that was stored. */
export const acceptedStatuses: ReadonlySet<unknown> = new Set<unknown>([
  'created',
  'updated',
  'upserted',
  'unchanged',
  'ok',
  'success',
]);
const refusedStatuses = new Set<unknown>(['failed', 'error', 'rejected']);
const stored: RecordOutcome = { ok: true };
const allStored: BulkReading = { outcomeOf: () => stored };
const noOutcomes: BulkReading = { outcomeOf: () => undefined };

/**
 * Reads the body of a 2xx answer: outcomes by id, or, when it has none, every record accepted unless it counts fewer than were sent.
 *
 * @example
 * readBulkReply(200, { results: [{ product_id: 'A', status: 'created' }] }, 2, 'product_id').outcomeOf('A'); // { ok: true }
 */
export const readBulkReply = (status: number, body: unknown, sent: number, idField: string): BulkReading => {
  if (body === undefined || body === null) return status === 207 ? noOutcomes : allStored;
  if (!isRecord(body)) return { ...noOutcomes, broken: `an answer that is ${kindOf(body)} instead of an object` };

  const results = body['results'];
  if (Array.isArray(results)) return readResults(results, idField);
  if (results !== undefined && results !== null)
    return { ...noOutcomes, broken: `'results' that are ${kindOf(results)} instead of a list` };

  return status === 207 || countsFewer(body, sent) ? noOutcomes : allStored;
};

const readResults = (results: readonly unknown[], idField: string): BulkReading => {
  const outcomes = new Map<string, RecordOutcome>();
  for (const result of results) {
    if (!isRecord(result)) continue;
    const id = readId(result[idField] ?? result['id']);
    const outcome = readStatus(result);
    // Of two outcomes for one record the refusal counts, or a reject would be lost.
    if (id !== undefined && outcome && outcomes.get(id)?.ok !== false) outcomes.set(id, outcome);
  }
  return { outcomeOf: (id) => outcomes.get(id) };
};

const readStatus = (result: Readonly<Record<string, unknown>>): RecordOutcome | undefined => {
  const status = typeof result['status'] === 'string' ? result['status'].toLowerCase() : undefined;
  if (acceptedStatuses.has(status)) return stored;
  return refusedStatuses.has(status) ? { ok: false, reported: result } : undefined;
};

const countsFewer = (body: Readonly<Record<string, unknown>>, sent: number): boolean => {
  if (body['success'] === false) return true;
  const { ids, processed, created, updated } = body;
  if (Array.isArray(ids) && ids.length < sent) return true;
  if (typeof processed === 'number' && processed < sent) return true;
  return (isCount(created) || isCount(updated)) && count(created) + count(updated) < sent;
};

const isCount = (value: unknown): value is number | readonly unknown[] =>
  typeof value === 'number' || Array.isArray(value);

const count = (value: unknown): number => {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : 0;
};

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : `a ${typeof value}`);
