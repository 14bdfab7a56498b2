import { isRecord, jsonValueSchema } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { checkShape } from './check-shape.ts';
import { type Findings, join } from './findings.ts';
import { didYouMean } from './did-you-mean.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const typed = <const Kind extends string>(kind: Kind) => ({ type: v.nullish(v.literal(kind)) });
const scalars = v.array(v.union([v.string(), v.number(), v.boolean()]));

/** The kinds of transformations with their keys. `type` is optional, because the other keys decide the kind. */
const schemas = {
  date: v.object({ ...typed('date'), from: text, to: v.nullish(text) }),
  example: v.object({ ...typed('example'), from: text, to: v.string() }),
  pattern: v.object({ ...typed('pattern'), pattern: text, replacement: v.string() }),
  decimal: v.object({ ...typed('decimal'), from: text, to: v.nullish(v.literal('.')), grouping: v.nullish(text) }),
  boolean: v.object({ ...typed('boolean'), true_values: scalars, false_values: scalars }),
  lookup: v.object({
    ...typed('lookup'),
    table: v.record(v.string(), jsonValueSchema),
    default: v.nullish(jsonValueSchema),
  }),
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
      `one of ${kinds.join(', ')}`,
      type ?? 'keys that belong to none',
      type === undefined ? undefined : didYouMean(type, kinds),
    );
    return undefined;
  }
  const before = findings.problems.length;
  const checked = checkShape(schemas[kind], value, path, findings);
  return findings.problems.length === before ? ({ ...checked, kind } as TransformationSpec) : undefined;
};

const kindOf = (value: Readonly<Record<string, unknown>>, path: string): TransformationKind | undefined => {
  const { type, from } = value;
  if (typeof type === 'string') return kinds.includes(type) ? (type as TransformationKind) : undefined;
  if ('true_values' in value || 'false_values' in value) return 'boolean';
  if ('table' in value) return 'lookup';
  if ('logic' in value) return 'calculation';
  if ('condition' in value) return 'conditional';
  if ('pattern' in value) return 'pattern';
  if (typeof from !== 'string') return undefined;

  return kindOfExample(from, path);
};

/** `from` decides the kind: `YYYY-MM-DD` is a date, `,` a decimal separator, `A-01-05` an example. */
const kindOfExample = (from: string, path: string): TransformationKind => {
  if (path.endsWith('.date_format') || /YYYY|DD|HH/.test(from)) return 'date';
  return path.endsWith('.decimal_separator') || /^[.,]$/.test(from) ? 'decimal' : 'example';
};
