import { isRecord, readId } from './json-shapes.ts';
import { acceptedStatuses } from './read-bulk-reply.ts';

/**
 * Reads the body of a 400 or 422: the records it names, by id or by index in the call, with what the product said of each.
 *
 * Empty when it names none: then the records have to be told apart by halving.
 *
 * @example
 * readRefusal({ errors: [{ index: 1, message: 'Invalid EAN format' }] }, ['A', 'B'], 'product_id'); // Map { 'B' => { index: 1, … } }
 */
export const readRefusal = (body: unknown, ids: readonly string[], idField: string): ReadonlyMap<string, unknown> => {
  const named = new Map<string, unknown>();
  const errors = isRecord(body) ? (body['errors'] ?? body['results']) : undefined;
  if (!Array.isArray(errors)) return named;

  const sent = new Set(ids);
  for (const error of errors as readonly unknown[]) {
    if (!isRecord(error) || acceptedStatuses.has(error['status'])) continue;
    const id = readId(error[idField] ?? error['id']) ?? idAt(error['index'], ids);
    if (id !== undefined && sent.has(id)) named.set(id, error);
  }
  return named;
};

const idAt = (index: unknown, ids: readonly string[]): string | undefined =>
  typeof index === 'number' ? ids[index] : undefined;
