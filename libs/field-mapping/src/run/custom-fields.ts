import {
  customPrefix,
  type Issue,
  isJsonValue,
  type JsonValue,
  maxJsonDepth,
} from '@siesa-integration/canonical-model';
import { Failure, toIssue } from '../values/failure.ts';
import type { SourceRecord } from '../field-mapping.ts';
import { isMissing } from '../values/clean-text.ts';
import { texts } from '../values/to-text.ts';

/** Copies custom fields of a row into a product. Returns a warning for each field that cannot be copied. */
export type CopyCustomFields = (record: SourceRecord, product: Record<string, unknown>) => readonly Issue[] | undefined;

const siesaPrefix = 'f120_custom_';
const cleaned = texts(true);

/**
 * Makes the function that copies custom fields. Row fields that start with `custom:`, `f120_custom_` or the document's own
 * prefix become `custom:NAME`.
 *
 * @param mapped canonical names that rules fill; these are not overwritten
 */
export const customFields = (ownPrefix: string | undefined, mapped: ReadonlySet<string>): CopyCustomFields => {
  const prefixes = [...new Set([customPrefix, siesaPrefix, ...(ownPrefix === undefined ? [] : [ownPrefix])])];
  const secondCharacters = prefixes.map((prefix) => prefix.charCodeAt(1));

  return (record, product) => {
    let warnings: Issue[] | undefined;
    for (const { key, name } of customKeys(record, prefixes, secondCharacters)) {
      if (mapped.has(name) || Object.hasOwn(product, name)) continue;
      const value = customValue(record[key]);
      if (value instanceof Failure) (warnings ??= []).push(toIssue(name, value));
      else if (value !== undefined) product[name] = value;
    }
    return warnings;
  };
};

interface CustomKey {
  readonly key: string;
  /** `custom:NAME`. */
  readonly name: string;
  /** The index of the prefix. The lowest wins. */
  readonly rank: number;
}

const none: readonly CustomKey[] = [];

/**
 * Custom fields of a row, in an order that does not depend on the order of the row.
 *
 * @param seconds the second character of each prefix, which excludes nearly all other keys (`f_codigo`, `f120_id`) without
 * a comparison of text; `NaN` for a prefix of one character
 */
const customKeys = (
  record: SourceRecord,
  prefixes: readonly string[],
  seconds: readonly number[],
): readonly CustomKey[] => {
  const [one, two, three] = seconds;
  const anyKey = seconds.some(Number.isNaN);
  let found: CustomKey[] | undefined;
  for (const key in record) {
    const second = key.charCodeAt(1);
    if (second !== one && second !== two && second !== three && !anyKey) continue;
    const rank = prefixes.findIndex((prefix) => key.startsWith(prefix) && key.length > prefix.length);
    const prefix = prefixes[rank];
    if (prefix !== undefined) (found ??= []).push({ key, name: customPrefix + key.slice(prefix.length), rank });
  }
  return found === undefined
    ? none
    : found.sort((left, right) => left.rank - right.rank || (left.key < right.key ? -1 : 1));
};

const customValue = (value: unknown): JsonValue | Failure | undefined => {
  if (isMissing(value)) return undefined;
  if (typeof value === 'string') return cleaned(value);

  return isJsonValue(value)
    ? value
    : new Failure('mapping/custom', `a JSON value of at most ${String(maxJsonDepth)} levels`, value);
};
