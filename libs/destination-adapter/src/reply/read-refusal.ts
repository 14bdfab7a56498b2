import { isRecord } from '@siesa-integration/canonical-model';
import { readId } from './record-id.ts';
import { acceptedStatuses } from './read-bulk-reply.ts';

/**
 * Reads the body of a 400 or 422: the records that it identifies, by id or by index in the request, with what it reports about each.
 *
 * Empty when it identifies none: the sender then finds the bad records by halving.
 *
 * @example
 * readRefusal({ errors: [{ index: 1, message: 'Invalid EAN format' }] }, ['A', 'B'], 'product_id'); // Map { 'B' => { index: 1, … } }
 */
export const readRefusal = (body: unknown, ids: readonly string[], idField: string): ReadonlyMap<string, unknown> => {
  const refused = new Map<string, unknown>();
  const errors = isRecord(body) ? (body['errors'] ?? body['results']) : undefined;
  if (!Array.isArray(errors)) return refused;

  const sent = new Set(ids);
  for (const error of errors as readonly unknown[]) {
    if (!isRecord(error) || acceptedStatuses.has(error['status'])) continue;
    const id = readId(error[idField] ?? error['id']) ?? idAt(error['index'], ids);
    if (id !== undefined && sent.has(id)) refused.set(id, error);
  }
  return refused;
};

const idAt = (index: unknown, ids: readonly string[]): string | undefined =>
  typeof index === 'number' ? ids[index] : undefined;
