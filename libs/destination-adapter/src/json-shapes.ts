/** A JSON object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An id as text: products may answer numbers. */
export const readId = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
};

/** The id under which a record goes; empty when it has none. */
export const idIn = (record: Readonly<Record<string, unknown>>, idField: string): string =>
  readId(record[idField]) ?? '';
