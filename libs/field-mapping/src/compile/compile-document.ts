import type { CompileContext, CompiledTransformation } from './compile-context.ts';
import { dates } from '../dates/to-date.ts';
import { zoneToUtc } from '../dates/zone-offset.ts';
import { type Findings, join } from '../document/findings.ts';
import type { DocumentReading } from '../document/read-document.ts';
import type { Engines } from '../engines.ts';
import { listOf } from '../document/field-source.ts';
import { builtInTransformations } from '../transformations/built-in.ts';
import { compileTransformation } from '../transformations/compile-transformation.ts';
import type { TransformationKind, TransformationSpec } from '../document/transformation-spec.ts';
import { plainNumbers } from '../values/exact-decimal.ts';
import { usualBooleans } from '../values/to-boolean.ts';

/** Transformations that work without being named by a field, and what each must be. */
const implicitKinds: readonly (readonly [string, TransformationKind])[] = [
  ['date_format', 'date'],
  ['decimal_separator', 'decimal'],
  ['boolean_conversion', 'boolean'],
];

/** Compiles what the fields of a document share: each transformation once, whether a field names it or not. */
export const compileDocument = (
  { rules, transformations: specs }: DocumentReading,
  timezone: string,
  engines: Engines,
  findings: Findings,
): CompileContext => {
  for (const [name, kind] of implicitKinds) {
    const spec = specs.get(name);
    if (spec !== undefined && spec.kind !== kind)
      findings.problem(join('transformations', name), 'transformation', `a transformation of kind ${kind}`, spec.kind);
  }
  const decimal = specOf(specs, 'decimal_separator', 'decimal');
  const boolean = specOf(specs, 'boolean_conversion', 'boolean');
  const numbers =
    decimal === undefined
      ? plainNumbers
      : { decimal: decimal.from, ...(decimal.grouping == null ? {} : { grouping: decimal.grouping }) };
  const toUtc = zoneToUtc(timezone);
  const all = new Map([...builtInsOf(rules), ...specs]);
  const transformations = new Map(
    [...all].map(([name, spec]) => [name, compiled(spec, name, { findings, engines, numbers, toUtc })] as const),
  );

  return {
    findings,
    engines,
    transformations,
    numbers,
    booleans:
      boolean === undefined
        ? usualBooleans
        : { trueWords: boolean.true_values.map(String), falseWords: boolean.false_values.map(String) },
    toDate: transformations.get('date_format')?.step.run ?? dates({ toUtc }),
  };
};

/** The built-in transformations that rules name. */
const builtInsOf = (rules: DocumentReading['rules']): readonly (readonly [string, TransformationSpec])[] => {
  const named = new Set(
    [...rules.values()].flatMap(({ transform, transformation }) => listOf(transform ?? transformation)),
  );
  return [...builtInTransformations].filter(([name]) => named.has(name));
};

const specOf = <Kind extends TransformationKind>(
  specs: DocumentReading['transformations'],
  name: string,
  kind: Kind,
): Extract<TransformationSpec, { kind: Kind }> | undefined => {
  const spec = specs.get(name);
  return spec?.kind === kind ? (spec as Extract<TransformationSpec, { kind: Kind }>) : undefined;
};

const compiled = (
  spec: TransformationSpec | undefined,
  name: string,
  context: Parameters<typeof compileTransformation>[2],
): CompiledTransformation | undefined => {
  const step = spec && compileTransformation(spec, name, context);
  return spec && step && { kind: spec.kind, step };
};
