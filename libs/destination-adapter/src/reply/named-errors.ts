import { isRecord } from '@siesa-integration/canonical-model';
import { entryId } from './answer-layers.ts';
import { type AnswerObject, isSomething, readClaims } from './read-claims.ts';
import { indexIn, pathOf } from './record-path.ts';

/** Errors by the record that they name, in the words of the destination. */
export type NamedErrors = ReadonlyMap<string, unknown>;

/** Keys that hold errors, each with a word about one record or more. */
const errorKeys = /^(?:errors?|errores|validation_?errors|model_?state|details?|failures|failed|rejected|invalid)$/i;
/** Keys whose lists may hold bare ids. */
const idListKeys = /^(?:failures|failed|rejected|invalid)$/i;

/** The errors in an answer that name a record by its id, by its index in the request, or by a path that begins with the index. */
export const namedErrors = (layers: readonly AnswerObject[], ids: readonly string[], idField: string): NamedErrors => {
  const errors = collect();
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
  const errors = collect();
  addKeys(errors, Object.fromEntries(Object.entries(layer).filter(([, value]) => typeof value === 'object')), ids);
  return errors.all();
};

/** Errors in a list with an entry for each record of the request, in its order, empty where the record has no error: field → sentences, as DRF answers. */
export const errorsByPosition = (list: unknown, ids: readonly string[]): NamedErrors => {
  const errors = collect();
  if (!Array.isArray(list) || list.length !== ids.length || !list.every(isFieldErrors)) return errors.all();
  list.forEach((entry, index) => {
    if (isSomething(entry)) errors.add(ids[index], entry);
  });
  return errors.all();
};

interface Collected {
  readonly add: (id: string | undefined, reported: unknown) => void;
  readonly all: () => NamedErrors;
}

const collect = (): Collected => {
  const errors = new Map<string, unknown[]>();
  return {
    add: (id, reported) => {
      if (id !== undefined) errors.set(id, [...(errors.get(id) ?? []), reported]);
    },
    all: () => new Map([...errors].map(([id, reported]) => [id, reported.length === 1 ? reported[0] : reported])),
  };
};

const addList = (errors: Collected, list: readonly unknown[], ids: readonly string[], idField: string): void => {
  for (const entry of list) {
    if (!isRecord(entry) || isSuccess(entry)) continue;
    const id = entryId(entry, idField);
    if (id !== undefined && ids.includes(id)) errors.add(id, entry);
    else if (typeof entry['index'] === 'number') errors.add(ids[entry['index']], entry);
    else errors.add(ids[indexIn(pathOf(entry))?.index ?? -1], entry);
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
    const byIndex = ids[place?.index ?? -1];
    const byId = ids.includes(key) ? key : undefined;
    if (byId !== undefined && byIndex !== undefined && byId !== byIndex) continue; // it may mean either record
    errors.add(byId ?? byIndex, place?.field ? { [place.field]: value } : value);
  }
};

const addIds = (errors: Collected, list: readonly unknown[], ids: readonly string[], key: string): void => {
  for (const id of list) if (typeof id === 'string' && ids.includes(id)) errors.add(id, key);
};

const isFieldErrors = (entry: unknown): boolean =>
  entry === null || (isRecord(entry) && Object.values(entry).every((value) => typeof value === 'object'));
