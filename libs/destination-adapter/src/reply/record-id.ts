/** An id as text, because some destinations answer with numbers. */
export const readId = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
};

/** A record's id; empty when it has none. */
export const idIn = (record: Readonly<Record<string, unknown>>, idField: string): string =>
  readId(record[idField]) ?? '';
