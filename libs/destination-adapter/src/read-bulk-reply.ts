import { isRecord, readId } from './json-shapes.ts';

/** What one answer says of a record: that it was stored, or what the product said against it. */
export type Reading = { readonly ok: true } | { readonly ok: false; readonly said: unknown };

/** What one answer says of the records of its call. `undefined`: nothing, the record is *unknown*. */
export interface BulkReading {
  readonly of: (id: string) => Reading | undefined;
  /** What is wrong with the answer itself, when it has no shape that the contract knows. */
  readonly broken?: string;
}

/** What a product calls a record that it has stored. */
export const acceptedStatuses: ReadonlySet<unknown> = new Set<unknown>([
  'created',
  'updated',
  'upserted',
  'unchanged',
  'ok',
  'success',
]);
const refusedStatuses = new Set<unknown>(['failed', 'error', 'rejected']);
const stored: Reading = { ok: true };
const everything: BulkReading = { of: () => stored };
const nothing: BulkReading = { of: () => undefined };

/**
 * Reads the body of a 2xx answer: verdicts by id, or, where it has none, everything accepted unless it counts fewer than were sent.
 *
 * @example
 * readBulkReply(200, { results: [{ product_id: 'A', status: 'created' }] }, 2, 'product_id').of('A'); // { ok: true }
 */
export const readBulkReply = (status: number, body: unknown, sent: number, idField: string): BulkReading => {
  if (body === undefined || body === null) return status === 207 ? nothing : everything;
  if (!isRecord(body)) return { ...nothing, broken: `an answer that is ${kindOf(body)} instead of an object` };

  const results = body['results'];
  if (Array.isArray(results)) return readResults(results, idField);
  if (results !== undefined && results !== null)
    return { ...nothing, broken: `'results' that are ${kindOf(results)} instead of a list` };

  return status === 207 || countsFewer(body, sent) ? nothing : everything;
};

const readResults = (results: readonly unknown[], idField: string): BulkReading => {
  const readings = new Map<string, Reading>();
  for (const result of results) {
    if (!isRecord(result)) continue;
    const id = readId(result[idField] ?? result['id']);
    const reading = readStatus(result);
    // Two verdicts for one record: the refusal counts, or a reject would be lost.
    if (id !== undefined && reading && readings.get(id)?.ok !== false) readings.set(id, reading);
  }
  return { of: (id) => readings.get(id) };
};

const readStatus = (result: Readonly<Record<string, unknown>>): Reading | undefined => {
  const status = typeof result['status'] === 'string' ? result['status'].toLowerCase() : undefined;
  if (acceptedStatuses.has(status)) return stored;
  return refusedStatuses.has(status) ? { ok: false, said: result } : undefined;
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
