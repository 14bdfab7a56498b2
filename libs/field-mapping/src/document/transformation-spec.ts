import { isRecord, type JsonValue, jsonValueSchema } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { isIso } from '../dates/date-format.ts';
import { checkShape } from './check-shape.ts';
import { fieldTypes } from './field-types.ts';
import { type Findings, join } from './findings.ts';
import { didYouMean } from './did-you-mean.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const typed = <const Names extends readonly [string, ...string[]]>(...names: Names) => ({
  type: v.nullish(v.picklist(names)),
});
const scalars = v.array(v.union([v.string(), v.number(), v.boolean()]));

/** The types of these are written down, because tsc finds records and options of a recursive type too deep in a declaration file (TS2589). */
const jsonTable: v.GenericSchema<Readonly<Record<string, JsonValue>>> = v.record(v.string(), jsonValueSchema);
const jsonOrNothing: v.GenericSchema<JsonValue | undefined> = v.nullish(jsonValueSchema);

/** The kinds of transformations with their keys. `type` is optional except in a cast, because the other keys decide the kind. */
const schemas = {
  date: v.object({ ...typed('date', 'format'), from: text, to: v.nullish(text) }),
  /** `pattern` limits the texts that are changed. */
  example: v.object({ ...typed('example', 'format'), from: text, to: v.string(), pattern: v.nullish(text) }),
  /** `from` and `to` are an example for people. */
  pattern: v.object({
    ...typed('pattern', 'string_replace'),
    pattern: text,
    replacement: v.string(),
    from: v.nullish(text),
    to: v.nullish(v.string()),
  }),
  decimal: v.object({
    ...typed('decimal', 'format'),
    from: text,
    to: v.nullish(v.literal('.')),
    grouping: v.nullish(text),
  }),
  boolean: v.object({ ...typed('boolean'), true_values: scalars, false_values: scalars }),
  lookup: v.object({
    ...typed('lookup'),
    table: jsonTable,
    default: jsonOrNothing,
  }),
  cast: v.object({ type: v.literal('cast'), from: v.nullish(v.picklist(fieldTypes)), to: v.picklist(fieldTypes) }),
  calculation: v.object({ ...typed('calculation'), logic: text }),
  conditional: v.object({
    ...typed('conditional'),
    condition: text,
    true_value: jsonValueSchema,
    false_value: jsonValueSchema,
  }),
};

export type TransformationKind = keyof typeof schemas;

/** A transformation whose keys are all valid. */
export type TransformationSpec = {
  [Kind in TransformationKind]: Omit<v.InferOutput<(typeof schemas)[Kind]>, 'type'> & { readonly kind: Kind };
}[TransformationKind];

/** Transformations that every document has. A document's own transformation of the same name wins. */
export const builtInTransformations: ReadonlyMap<string, TransformationSpec> = new Map<string, TransformationSpec>([
  ['only_digits', { kind: 'pattern', pattern: '[^0-9]', replacement: '' }],
  ['upper', { kind: 'calculation', logic: 'upper(value)' }],
  ['lower', { kind: 'calculation', logic: 'lower(value)' }],
]);

export const transformationSchemas = Object.values(schemas);

const kinds = Object.keys(schemas);

/** Names that documents in use have for kinds. The keys decide what a `format` is. */
const otherNames: readonly string[] = ['string_replace', 'format'];

/** Reads one transformation of a document. Returns `undefined`, and reports the problem, when a key is wrong. */
export const transformationSpec = (
  value: unknown,
  path: string,
  findings: Findings,
): TransformationSpec | undefined => {
  if (!isRecord(value)) {
    findings.problem(path, 'type', 'an object', value ?? 'nothing');
    return undefined;
  }
  const kind = kindOf(value, path);
  if (kind === undefined) {
    const type = typeof value['type'] === 'string' ? value['type'] : undefined;
    findings.problem(
      type === undefined ? path : join(path, 'type'),
      'transformation',
      `one of ${[...kinds, ...otherNames].join(', ')}`,
      type ?? 'keys that belong to none',
      type === undefined ? undefined : didYouMean(type, [...kinds, ...otherNames]),
    );
    return undefined;
  }
  const before = findings.problems.length;
  const checked = checkShape(schemas[kind], value, path, findings);
  if (value['type'] === 'string_replace') refuseAmbiguous(value, path, findings);
  return findings.problems.length === before ? ({ ...checked, kind } as TransformationSpec) : undefined;
};

const kindOf = (value: Readonly<Record<string, unknown>>, path: string): TransformationKind | undefined => {
  const { type, from, to } = value;
  if (type === 'string_replace') return 'pattern';
  if (typeof type === 'string' && type !== 'format')
    return kinds.includes(type) ? (type as TransformationKind) : undefined;
  if ('true_values' in value || 'false_values' in value) return 'boolean';
  if ('table' in value) return 'lookup';
  if ('logic' in value) return 'calculation';
  if ('condition' in value) return 'conditional';
  const isExample = typeof from === 'string' && typeof to === 'string';
  if ('pattern' in value && ('replacement' in value || !isExample)) return 'pattern';
  if (typeof from !== 'string') return undefined;

  return kindOfExample(from, to, path);
};

/** `from` decides the kind: `YYYY-MM-DD` is a date, `,` a decimal separator, `A-01-05` an example. */
const kindOfExample = (from: string, to: unknown, path: string): TransformationKind => {
  if (path.endsWith('.date_format') || /YYYY|DD|HH/.test(from) || (typeof to === 'string' && isIso(to))) return 'date';
  return path.endsWith('.decimal_separator') || /^[.,]$/.test(from) ? 'decimal' : 'example';
};

/** Signs that mean themselves in a replaced text and something else in a pattern. */
const ambiguousSign = /[.$^*+?(){}|]/;
/** What only a pattern has: an escape, a class, or an anchor at the beginning. */
const clearlyPattern = /\\|\[.+\]|^\^./;

/** `string_replace` may have been meant for plain text. Where that differs from the pattern that it is here, the author must decide. */
const refuseAmbiguous = (
  { pattern, replacement }: Readonly<Record<string, unknown>>,
  path: string,
  findings: Findings,
): void => {
  if (typeof pattern === 'string' && ambiguousSign.test(pattern) && !clearlyPattern.test(pattern))
    findings.problem(
      join(path, 'pattern'),
      'transformation',
      'a pattern that means the same as text',
      pattern,
      `write "type": "pattern" with this pattern, or for the text itself "pattern": "${pattern.replace(/[.$^*+?(){}|[\]]/g, String.raw`\\$&`)}"`,
    );
  if (typeof replacement === 'string' && /\\[0-9]/.test(replacement))
    findings.problem(
      join(path, 'replacement'),
      'transformation',
      'groups as $1',
      replacement,
      `write "${replacement.replace(/\\([0-9])/g, '$$$1')}"`,
    );
};
