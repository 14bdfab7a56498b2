import { isRecord, meantName } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { didYouMean } from './did-you-mean.ts';
import { type Findings, join } from './findings.ts';

/** Objects of a document whose keys are known. */
type ObjectSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

/**
 * Checks one object of a document against its schema and returns its valid keys. Wrong keys are reported and left out,
 * so that one problem does not hide the next.
 */
export const checkShape = <Schema extends ObjectSchema>(
  schema: Schema,
  value: unknown,
  path: string,
  findings: Findings,
): Partial<v.InferOutput<Schema>> | undefined => {
  if (!isRecord(value)) {
    findings.problem(path, 'type', 'an object', value ?? 'nothing');
    return undefined;
  }
  warnOfUnknownKeys(schema, value, path, findings);
  const wrong = refuseLists(schema, value, path, findings);
  const parsed = v.safeParse(schema, value);
  if (parsed.success && wrong.size === 0) return parsed.output;

  for (const found of parsed.issues ?? []) {
    const keys = found.path?.map(({ key }) => String(key)) ?? [];
    wrong.add(keys[0] ?? '');
    reportIssue(
      found,
      keys.reduce<string>(join, path),
      found.type === 'object' ? misspelt(keys.at(-1) ?? '', schema, value) : undefined,
      findings,
    );
  }
  const sound = v.safeParse(
    v.partial(schema),
    Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key))),
  );
  return sound.success ? sound.output : {};
};

/** valibot's record schema accepts lists, so they are refused here. */
const refuseLists = (
  schema: ObjectSchema,
  value: Readonly<Record<string, unknown>>,
  path: string,
  findings: Findings,
): Set<string> => {
  const lists = Object.entries(schema.entries).filter(
    ([key, entry]) => Array.isArray(value[key]) && isRecordSchema(entry),
  );
  for (const [key] of lists) findings.problem(join(path, key), 'type', 'an object', value[key]);
  return new Set(lists.map(([key]) => key));
};

const isRecordSchema = (schema: v.GenericSchema): boolean =>
  schema.type === 'record' || ('wrapped' in schema && isRecordSchema(schema.wrapped as v.GenericSchema));

/** Keys that existing documents hold for people. */
const carriedKey = /^(?:description|last_updated|updated_at|created_at|comment|notes|author|\$schema|\w+_specific)$/;

const warnOfUnknownKeys = (schema: ObjectSchema, value: object, path: string, findings: Findings): void => {
  const known = Object.keys(schema.entries);
  for (const key of Object.keys(value)) {
    if (known.includes(key) || carriedKey.test(key)) continue;
    findings.warning(join(path, key), 'unknown-key', `one of ${known.join(', ')}`, key, didYouMean(key, known));
  }
};

/** An unknown key that may be a misspelling of a missing one. */
const misspelt = (missing: string, schema: ObjectSchema, value: object): string | undefined => {
  const near = meantName(
    missing,
    Object.keys(value).filter((key) => !(key in schema.entries)),
  );
  return near === undefined ? undefined : `'${near}' is there instead`;
};

const reportIssue = (
  found: v.BaseIssue<unknown>,
  path: string,
  instead: string | undefined,
  findings: Findings,
): void => {
  const options = found.type === 'picklist' ? found.expected?.match(/[^"()| ]+/g) : undefined;
  const expected = options
    ? `one of ${options.join(', ')}`
    : (words[found.expected ?? ''] ?? words[found.type] ?? found.message.replace(/^Expected /, ''));
  const hint = options && typeof found.input === 'string' ? didYouMean(found.input, options) : undefined;
  findings.problem(path, 'type', expected, found.input ?? 'nothing', hint ?? instead);
};

/** valibot's expectations in words. */
const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
  '(string | Array)': 'a name, or a list of names that is not empty',
  non_empty: 'something that is not empty',
  object: 'this key, which is required',
};
