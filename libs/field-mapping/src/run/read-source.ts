import type { SourceRecord } from '../field-mapping.ts';
import { isMissing } from '../values/clean-text.ts';

/** Reads the first of these row fields that has a value; `undefined` when none has. */
export const readSource = (sources: readonly string[]): ((record: SourceRecord) => unknown) => {
  const [first, ...others] = sources.map(readOne);
  if (first === undefined) return () => undefined;
  if (others.length === 0) return first;

  return (record) => {
    const value = first(record);
    if (value !== undefined) return value;
    for (const read of others) {
      const next = read(record);
      if (next !== undefined) return next;
    }
    return undefined;
  };
};

/** Names that objects inherit need the slower test for an own property. */
const readOne = (source: string): ((record: SourceRecord) => unknown) =>
  isOrdinaryName(source)
    ? (record) => present(record[source])
    : (record) => (Object.hasOwn(record, source) ? present(record[source]) : undefined);

/** Whether objects do not inherit the name. */
export const isOrdinaryName = (name: string): boolean => !(name in Object.prototype);

const present = (value: unknown): unknown => (isMissing(value) ? undefined : value);
