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
  const prefixes = [...new Set([customPrefix, siesaPrefix, ...(ownPrefix === undefined ? [] : [ownPrefix])])].map((prefix) => ({
    prefix,
    beginning: beginning(prefix),
  }));

  return (record, product) => {
    let warnings: Issue[] | undefined;
    for (const { key, name } of customKeys(record, prefixes)) {
      if (mapped.has(name) || Object.hasOwn(product, name)) continue;
      const value = customValue(record[key]);
      if (value instanceof Failure) (warnings ??= []).push(toIssue(name, value));
      else if (value !== undefined) product[name] = value;
    }
    return warnings;
  };
};

interface Prefix {
  readonly prefix: string;
  /** Tells most other keys apart without comparing text. */
  readonly beginning: number;
}

interface CustomKey {
  readonly key: string;
  /** `custom:NAME`. */
  readonly name: string;
  /** Earlier prefixes win. */
  readonly rank: number;
}

const none: readonly CustomKey[] = [];

/** Custom fields of a row, in an order that does not depend on the row's. */
const customKeys = (record: SourceRecord, prefixes: readonly Prefix[]): readonly CustomKey[] => {
  let found: CustomKey[] | undefined;
  for (const key in record) {
    const start = beginning(key);
    for (let rank = 0; rank < prefixes.length; rank += 1) {
      const candidate = prefixes[rank];
      if (candidate?.beginning !== start || !key.startsWith(candidate.prefix) || key.length === candidate.prefix.length) continue;
      (found ??= []).push({ key, name: customPrefix + key.slice(candidate.prefix.length), rank });
      break;
    }
  }
  return found === undefined ? none : found.sort((one, other) => one.rank - other.rank || (one.key < other.key ? -1 : 1));
};

/** The first two characters as one number. */
const beginning = (key: string): number => key.charCodeAt(0) * 0x10000 + key.charCodeAt(1);

const customValue = (value: unknown): JsonValue | Failure | undefined => {
  if (isMissing(value)) return undefined;
  if (typeof value === 'string') return cleaned(value);

  return isJsonValue(value)
    ? value
    : new Failure('mapping/custom', `a JSON value of at most ${String(maxJsonDepth)} levels`, value);
};
