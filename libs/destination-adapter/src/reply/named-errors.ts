import { isRecord } from '@siesa-integration/canonical-model';
import { entryId } from './answer-layers.ts';
import { type AnswerObject, isSomething, readClaims } from './read-claims.ts';
import { indexIn, pathOf } from './record-path.ts';

/** Errors by the id of the record that they name, in the words of the destination. */
export interface NamedErrors {
  readonly certain: ReadonlyMap<string, unknown>;
  /** Named by an index alone, and no error of the answer has index 0: where the destination counts from 1, each means the record before. */
  readonly suspected: ReadonlyMap<string, unknown>;
}

/** An answer that names no record. */
export const noneNamed: NamedErrors = { certain: new Map(), suspected: new Map() };

/** Keys that hold errors, each with a word about one record or more. */
const errorKeys = /^(?:errors?|errores|validation_?errors|model_?state|details?|failures|failed|rejected|invalid)$/i;
/** Keys whose lists may hold bare ids. */
const idListKeys = /^(?:failures|failed|rejected|invalid)$/i;

/**
 * The errors in an answer that name a record by its id, by its index in the request, or by a path that begins with the index. Indexes count from 0. When
 * one of them is no index of a record, none of them names a record: they count otherwise.
 */
export const namedErrors = (layers: readonly AnswerObject[], ids: readonly string[], idField: string): NamedErrors => {
  const errors = collect(ids);
  for (const layer of layers)
    for (const [key, value] of Object.entries(layer)) {
      if (!errorKeys.test(key)) continue;
      if (Array.isArray(value)) addList(errors, value, ids, idField);
      else if (isRecord(value)) addKeys(errors, value, ids);
      if (Array.isArray(value) && idListKeys.test(key)) addIds(errors, value, ids, key);
    }
  return errors.all();
};

/** Errors by keys of the answer itself: `{ "[3].Ean": ["…"] }`. Only lists and objects, because a sentence there is about the request. */
export const errorsByKey = (layer: AnswerObject, ids: readonly string[]): NamedErrors => {
  const errors = collect(ids);
  addKeys(errors, Object.fromEntries(Object.entries(layer).filter(([, value]) => typeof value === 'object')), ids);
  return errors.all();
};

/** Errors in a list with an entry for each record of the request, in its order, empty where the record has no error: field → sentences, as DRF answers. */
export const errorsByPosition = (list: unknown, ids: readonly string[]): NamedErrors => {
  const errors = collect(ids);
  if (!Array.isArray(list) || list.length !== ids.length || !list.every(isFieldErrors)) return errors.all();
  list.forEach((entry, index) => {
    if (isSomething(entry)) errors.add(ids[index], entry);
  });
  return errors.all();
};

interface Collected {
  readonly add: (id: string | undefined, reported: unknown) => void;
  readonly addAt: (index: number, reported: unknown) => void;
  readonly all: () => NamedErrors;
}

const collect = (ids: readonly string[]): Collected => {
  const named: { readonly id: string; readonly reported: unknown }[] = [];
  const placed: { readonly index: number; readonly reported: unknown }[] = [];
  return {
    add: (id, reported) => {
      if (id !== undefined) named.push({ id, reported });
    },
    addAt: (index, reported) => {
      placed.push({ index, reported });
    },
    all: () => {
      const byIndex = placed.map(({ index, reported }) => ({ id: ids[index], reported }));
      const known = byIndex.filter((error): error is (typeof named)[number] => error.id !== undefined);
      if (known.length < placed.length) return { certain: byRecord(named), suspected: new Map() };
      if (placed.some(({ index }) => index === 0))
        return { certain: byRecord([...named, ...known]), suspected: new Map() };
      const certain = byRecord(named);
      return { certain, suspected: byRecord(known.filter(({ id }) => !certain.has(id))) };
    },
  };
};

/** What is said about each record: one error as it is, several as a list. */
const byRecord = (
  errors: readonly { readonly id: string; readonly reported: unknown }[],
): ReadonlyMap<string, unknown> =>
  new Map(
    [...Map.groupBy(errors, ({ id }) => id)].map(([id, group]) => [
      id,
      group.length === 1 ? group[0]?.reported : group.map(({ reported }) => reported),
    ]),
  );

const addList = (errors: Collected, list: readonly unknown[], ids: readonly string[], idField: string): void => {
  for (const entry of list) {
    if (!isRecord(entry) || isSuccess(entry)) continue;
    const id = entryId(entry, idField);
    if (id !== undefined && ids.includes(id)) errors.add(id, entry);
    else {
      const index = typeof entry['index'] === 'number' ? entry['index'] : indexIn(pathOf(entry))?.index;
      if (index !== undefined) errors.addAt(index, entry);
    }
  }
};

const isSuccess = (entry: AnswerObject): boolean => {
  const { stored, refused, failed } = readClaims(entry);
  return stored && !refused && !failed;
};

const addKeys = (errors: Collected, object: AnswerObject, ids: readonly string[]): void => {
  for (const [key, value] of Object.entries(object)) {
    if (!isSomething(value)) continue;
    const place = indexIn(key);
    const reported = place?.field ? { [place.field]: value } : value;
    if (ids.includes(key)) {
      const byIndex = place && ids[place.index];
      if (byIndex === undefined || byIndex === key) errors.add(key, reported); // otherwise it may mean either record
    } else if (place) errors.addAt(place.index, reported);
  }
};

const addIds = (errors: Collected, list: readonly unknown[], ids: readonly string[], key: string): void => {
  for (const id of list) if (typeof id === 'string' && ids.includes(id)) errors.add(id, key);
};

const isFieldErrors = (entry: unknown): boolean =>
  entry === null || (isRecord(entry) && Object.values(entry).every((value) => typeof value === 'object'));
