import { isRecord } from '@siesa-integration/canonical-model';
import { entryId, layersOf } from './answer-layers.ts';
import { errorsByKey, errorsByPosition, namedErrors, type NamedErrors, noneNamed } from './named-errors.ts';
import { mergeClaims, readClaims } from './read-claims.ts';

/**
 * Reads the body of an answer that refuses a request (400, 409, 422): the records that it identifies, with what it reports about each.
 *
 * Empty when it identifies none: the sender then finds the bad records by halving.
 *
 * @example
 * readRefusal({ errors: [{ index: 0, message: 'Invalid EAN format' }] }, ['A', 'B'], 'product_id').certain; // Map { 'A' => { index: 0, … } }
 */
export const readRefusal = (body: unknown, ids: readonly string[], idField: string): NamedErrors => {
  if (Array.isArray(body))
    return firstNamed([() => namedErrors([{ errors: body }], ids, idField), () => errorsByPosition(body, ids)]);
  if (!isRecord(body)) return noneNamed;

  const layers = layersOf(body);
  return firstNamed([
    () => namedErrors(layers, ids, idField),
    () =>
      refusedResults(
        layers.map(({ results }) => results),
        ids,
        idField,
      ),
    ...layers.map((layer) => () => errorsByKey(layer, ids)),
    ...layers.flatMap((layer) =>
      ['errors', 'detail', 'results', 'data'].map((key) => () => errorsByPosition(layer[key], ids)),
    ),
  ]);
};

const firstNamed = (readings: readonly (() => NamedErrors)[]): NamedErrors => {
  for (const read of readings) {
    const errors = read();
    if (errors.certain.size + errors.suspected.size > 0) return errors;
  }
  return noneNamed;
};

/** Entries of records, without those that say of their record that it was stored or not looked at. */
const refusedResults = (lists: readonly unknown[], ids: readonly string[], idField: string): NamedErrors => {
  const certain = new Map<string, unknown>();
  for (const entry of lists.find(Array.isArray) ?? []) {
    const id = entryId(entry, idField);
    if (id === undefined || !ids.includes(id) || !isRecord(entry)) continue;
    const claims = mergeClaims(layersOf(entry).map((layer) => readClaims(layer)));
    const isUndecided = claims.stored || claims.pending || claims.unclear;
    if (claims.refused || claims.failed || !isUndecided) certain.set(id, entry);
  }
  return { ...noneNamed, certain };
};
