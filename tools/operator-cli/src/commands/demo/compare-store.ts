import type { Row, StoredDocument } from './expected-documents.ts';

/** The difference between a destination's records and Siesa's. */
export interface StoreComparison {
  readonly compared: number;
  readonly equal: number;
  /** One sentence for each record that differs, is missing, or is not in Siesa. */
  readonly differences: readonly string[];
}

/**
 * Compares a store with Siesa, record by record, field by field.
 *
 * @param rows - the rows that the store should equal; for a rejected record, the last row that was accepted
 *
 * @example
 * compareStore(siesa.rows, kong.products, expectedInKong).differences; // []
 */
export const compareStore = (
  rows: Iterable<Row>,
  stored: ReadonlyMap<string, StoredDocument>,
  expected: (row: Row) => StoredDocument,
): StoreComparison => {
  const differences: string[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const id = String(row['f_codigo']).trim();
    seen.add(id);
    const difference = differenceBetween(expected(row), stored.get(id));
    if (difference !== undefined) differences.push(`${id}: ${difference}`);
  }
  for (const id of stored.keys()) if (!seen.has(id)) differences.push(`${id}: stored, but not in Siesa`);
  return {
    compared: seen.size,
    equal: seen.size - differences.filter((line) => !line.endsWith('not in Siesa')).length,
    differences,
  };
};

const differenceBetween = (expected: StoredDocument, stored: StoredDocument | undefined): string | undefined => {
  if (!stored) return 'missing in the store';
  for (const field of new Set([...Object.keys(expected), ...Object.keys(stored)])) {
    if (expected[field] !== stored[field])
      return `${field} is ${JSON.stringify(stored[field])} and should be ${JSON.stringify(expected[field])}`;
  }
  return undefined;
};
