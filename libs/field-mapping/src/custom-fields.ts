import { customPrefix, type Issue, isJsonValue, type JsonValue, maxJsonDepth } from '@siesa-integration/canonical-model';
import { Failure, toIssue } from './failure.ts';
import type { SourceRecord } from './field-mapping.ts';
import { isMissing } from './values/clean-text.ts';
import { texts } from './values/to-text.ts';

/** Copies custom fields of a row into a product; what cannot be copied comes back as warnings. */
export type CopyCustomFields = (record: SourceRecord, product: Record<string, unknown>) => readonly Issue[] | undefined;

const siesaPrefix = 'f120_custom_';
const cleaned = texts(true);

/**
 * Makes the copying of custom fields: what begins with `custom:`, `f120_custom_` or the document's own prefix arrives as
 * `custom:NAME`.
 *
 * @param mapped canonical names that rules fill: those win
 */
export const customFields = (ownPrefix: string | undefined, mapped: ReadonlySet<string>): CopyCustomFields => {
  const prefixes = [...new Set([customPrefix, siesaPrefix, ...(ownPrefix === undefined ? [] : [ownPrefix])])];
  const firsts = new Set(prefixes.map((prefix) => prefix.charCodeAt(0)));

  return (record, product) => {
    let warnings: Issue[] | undefined;
    for (const [key, name] of customKeys(record, prefixes, firsts)) {
      if (mapped.has(name) || Object.hasOwn(product, name)) continue;
      const value = customValue(record[key]);
      if (value instanceof Failure) (warnings ??= []).push(toIssue(name, value));
      else if (value !== undefined) product[name] = value;
    }
    return warnings;
  };
};

type CustomKey = readonly [key: string, name: string];
const none: readonly CustomKey[] = [];

/** Custom fields of a row and their canonical names, in an order that does not depend on the row's. */
const customKeys = (record: SourceRecord, prefixes: readonly string[], firsts: ReadonlySet<number>): readonly CustomKey[] => {
  let found: CustomKey[] | undefined;
  for (const key in record) {
    if (!firsts.has(key.charCodeAt(0))) continue;
    const prefix = prefixes.find((candidate) => key.startsWith(candidate) && key.length > candidate.length);
    if (prefix !== undefined) (found ??= []).push([key, customPrefix + key.slice(prefix.length)]);
  }
  if (found === undefined || found.length === 1) return found ?? none;

  const rank = ([key]: CustomKey): number => prefixes.findIndex((prefix) => key.startsWith(prefix));
  return found.sort((one, other) => rank(one) - rank(other) || (one[0] < other[0] ? -1 : 1));
};

const customValue = (value: unknown): JsonValue | Failure | undefined => {
  if (isMissing(value)) return undefined;
  if (typeof value === 'string') return cleaned(value);

  return isJsonValue(value) ? value : new Failure('mapping/custom', `a JSON value of at most ${String(maxJsonDepth)} levels`, value);
};
