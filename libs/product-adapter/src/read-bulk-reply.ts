import { isRecord, readId } from './json-shapes.ts';

/** What one answer says of the records of its call. A record that is in none of the three is *unknown*. */
export interface BulkReading {
  readonly accepted: ReadonlySet<string>;
  /** Id → what the product said of it. */
  readonly refused: ReadonlyMap<string, unknown>;
  /** What is wrong with the answer itself, when it has no shape that the contract knows. */
  readonly broken?: string;
}

const acceptedStatuses = new Set(['created', 'updated', 'upserted', 'unchanged', 'ok', 'success']);
const refusedStatuses = new Set(['failed', 'error', 'rejected']);
const nothing: BulkReading = { accepted: new Set(), refused: new Map() };

/**
 * Reads the body of a 2xx answer: verdicts by id, or, where it has none, everything accepted unless it counts fewer.
 *
 * @example
 * readBulkReply(200, { results: [{ product_id: 'A', status: 'created' }] }, ['A', 'B'], 'product_id').accepted; // Set { 'A' }
 */
export const readBulkReply = (status: number, body: unknown, ids: readonly string[], idField: string): BulkReading => {
  if (body === undefined || body === null) return status === 207 ? nothing : everything(ids);
  if (!isRecord(body)) return { ...nothing, broken: `an answer that is ${kindOf(body)} instead of an object` };

  const results = body['results'];
  if (Array.isArray(results)) return readResults(results, ids, idField);
  if (results !== undefined && results !== null) return { ...nothing, broken: `'results' that are ${kindOf(results)} instead of a list` };

  return status === 207 || countsFewer(body, ids.length) ? nothing : everything(ids);
};

const readResults = (results: readonly unknown[], ids: readonly string[], idField: string): BulkReading => {
  const sent = new Set(ids);
  const accepted = new Set<string>();
  const refused = new Map<string, unknown>();
  for (const result of results) {
    const id = isRecord(result) ? readId(result[idField] ?? result['id']) : undefined;
    if (id === undefined || !isRecord(result) || !sent.has(id)) continue;
    const verdict = typeof result['status'] === 'string' ? result['status'].toLowerCase() : '';
    if (refusedStatuses.has(verdict)) refused.set(id, result);
    else if (acceptedStatuses.has(verdict)) accepted.add(id);
  }
  // Two verdicts for one record: the refusal counts, or a reject would be lost.
  for (const id of refused.keys()) accepted.delete(id);
  return { accepted, refused };
};

const countsFewer = (body: Readonly<Record<string, unknown>>, sent: number): boolean => {
  if (body['success'] === false) return true;
  const { ids, processed, created, updated } = body;
  if (Array.isArray(ids) && ids.length < sent) return true;
  if (typeof processed === 'number' && processed < sent) return true;
  return (isCount(created) || isCount(updated)) && count(created) + count(updated) < sent;
};

const isCount = (value: unknown): value is number | readonly unknown[] => typeof value === 'number' || Array.isArray(value);

const count = (value: unknown): number => {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : 0;
};

const everything = (ids: readonly string[]): BulkReading => ({ ...nothing, accepted: new Set(ids) });

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : `a ${typeof value}`);
