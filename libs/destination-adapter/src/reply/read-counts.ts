import { isRecord } from '@siesa-integration/canonical-model';
import { type AnswerObject, plainKey } from './read-claims.ts';
import { readId } from './record-id.ts';

/** How many records an answer counts. */
export interface Counts {
  /** Records that it counts as stored; `undefined` when it counts none. */
  readonly stored?: number;
  /** The lowest figure about records, stored or received; `undefined` when it counts none. */
  readonly least?: number;
  /** Ids that it lists as stored. */
  readonly ids?: readonly string[];
}

/** Each of these counts other records: their sum was stored. */
const shareKeys = new Set(['created', 'updated', 'upserted', 'inserted', 'modified', 'unchanged']);
/** Each of these counts all records that were stored. */
const storedKeys = new Set([
  ...['processed', 'stored', 'saved', 'succeeded', 'successful', 'success', 'accepted', 'imported', 'ids'],
  ...['processedcount', 'successcount', 'storedcount', 'procesados', 'exitosos'],
]);
/** `savedCount`, `registros_guardados`. */
const storedKey =
  /^(?:total|num|registros|productos|records?|items?|rows?)?(?:saved|stored|written|applied|persisted|guardad[oa]s|grabad[oa]s|almacenad[oa]s)(?:count|total|records|rows|items)?$/;
/** These count what arrived, which confirms nothing, but fewer than were sent is a loss. */
const otherKeys = new Set(['count', 'total', 'received']);

/** Whether a key counts records, as far as it is known. */
export const isCountKey = (name: string): boolean =>
  shareKeys.has(name) || storedKeys.has(name) || storedKey.test(name) || otherKeys.has(name);

/** Reads the counts of one object of an answer. */
export const readCounts = (object: AnswerObject): Counts => {
  const shares: number[] = [];
  const stored: number[] = [];
  const others: number[] = [];
  for (const [key, value] of Object.entries(object)) {
    const name = plainKey(key);
    const isStored = storedKeys.has(name) || storedKey.test(name);
    if (!shareKeys.has(name) && !isStored && !otherKeys.has(name)) continue;
    const counted = countOf(value);
    if (counted === undefined) continue;
    if (shareKeys.has(name)) shares.push(counted);
    else if (isStored) stored.push(counted);
    else others.push(counted);
  }
  if (shares.length > 0) stored.push(shares.reduce((sum, share) => sum + share, 0));
  const all = [...stored, ...others];
  return {
    ...(stored.length > 0 && { stored: Math.min(...stored) }),
    ...(all.length > 0 && { least: Math.min(...all) }),
    ...(Array.isArray(object['ids']) && { ids: object['ids'].flatMap((id) => readId(id) ?? []) }),
  };
};

/** The counts of several objects of one answer: the lowest ones. */
export const mergeCounts = (all: readonly Counts[]): Counts => {
  const stored = all.flatMap((counts) => counts.stored ?? []);
  const least = all.flatMap((counts) => counts.least ?? []);
  const ids = all.find((counts) => counts.ids)?.ids;
  return {
    ...(stored.length > 0 && { stored: Math.min(...stored) }),
    ...(least.length > 0 && { least: Math.min(...least) }),
    ...(ids && { ids }),
  };
};

/** A place in a list that is empty counts no record. */
const isEntry = (entry: unknown): boolean => entry !== null && entry !== undefined && entry !== false && entry !== '';

const countOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return /^\s*\d+\s*$/.test(value) ? Number(value) : undefined;
  if (Array.isArray(value)) return new Set(value.filter(isEntry)).size;
  return isRecord(value) ? Object.keys(value).length : undefined;
};
