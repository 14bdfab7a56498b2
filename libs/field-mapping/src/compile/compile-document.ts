import { zoneToUtc } from '@siesa-integration/canonical-model';
import { dates } from '../dates/to-date.ts';
import { canonicalName } from '../document/canonical-name.ts';
import { listOf } from '../document/field-source.ts';
import { type Findings, join } from '../document/findings.ts';
import type { DocumentReading } from '../document/read-document.ts';
import {
  builtInTransformations,
  type TransformationKind,
  type TransformationSpec,
} from '../document/transformation-spec.ts';
import { compileTransformation, type TransformationContext } from '../transformations/compile-transformation.ts';
import { plainNumbers } from '../values/exact-decimal.ts';
import { usualBooleans } from '../values/to-boolean.ts';
import type { CompileContext, CompiledTransformation, Engines } from './compile-context.ts';
import { castTransformation } from './type-step.ts';

/** Transformations that apply without being named by a field, and the kind that each must have. */
const implicitKinds: readonly (readonly [string, TransformationKind])[] = [
  ['date_format', 'date'],
  ['decimal_separator', 'decimal'],
  ['boolean_conversion', 'boolean'],
];

/** Compiles the parts that all fields of a document share. Each transformation is compiled once, used or not. */
export const compileDocument = (
  { rules, transformations: specs }: DocumentReading,
  timezone: string,
  { patterns, parseExpression }: Engines,
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
  const context = { findings, patterns, parseExpression, numbers, toUtc: zoneToUtc(timezone) };
  const transformations = new Map<string, CompiledTransformation | undefined>();
  for (const [name, spec] of [...builtInsOf(rules), ...specs])
    transformations.set(name, spec === undefined || spec.kind === 'cast' ? undefined : compiled(spec, name, context));
  const shared = {
    ...context,
    transformations,
    mapped: new Set([...rules.keys()].map(canonicalName)),
    booleans:
      boolean === undefined
        ? usualBooleans
        : { trueWords: boolean.true_values.map(String), falseWords: boolean.false_values.map(String) },
    toDate: transformations.get('date_format')?.step.run ?? dates({ toUtc: context.toUtc }),
  };
  for (const [name, spec] of specs)
    if (spec?.kind === 'cast') transformations.set(name, castTransformation(spec, name, shared));
  return shared;
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
  spec: Exclude<TransformationSpec, { kind: 'cast' }>,
  name: string,
  context: TransformationContext,
): CompiledTransformation | undefined => {
  const step = compileTransformation(spec, name, context);
  return step && { kind: spec.kind, step };
};
