import type { CompileContext } from './compile-context.ts';
import { type Findings, join } from '../document/findings.ts';
import { expressionOf } from '../expressions/document-expression.ts';
import { type FieldSource, listOf } from '../document/field-source.ts';
import { didYouMean } from '../document/did-you-mean.ts';
import type { Step } from '../run/step.ts';
import { calculated } from '../transformations/expression-step.ts';
import { builtInTransformations, type TransformationKind } from '../document/transformation-spec.ts';
import { soundText } from '../values/clean-text.ts';

/** The steps before the conversion to the field's type. */
export interface Transformations {
  readonly steps: readonly Step[];
  readonly kinds: ReadonlySet<TransformationKind>;
}

/** Compiles a field's own expression, the transformations that it names, and `location_format` on locations. */
export const transformationSteps = (field: FieldSource, context: CompileContext): Transformations => {
  const kinds = new Set<TransformationKind>();
  const steps: Step[] = [...ownExpression(field, context)];
  for (const name of transformationNames(field, context)) {
    const transformation = context.transformations.get(name);
    if (transformation === undefined) continue;
    kinds.add(transformation.kind);
    steps.push(transformation.step);
  }
  return {
    steps: steps.length === 0 || listOf(field.rule.siesa_field).length === 0 ? steps : [trimStep(field), ...steps],
    kinds,
  };
};

const transformationNames = (
  { rule, path, name }: FieldSource,
  { transformations, findings }: CompileContext,
): readonly string[] => {
  if (rule.transform != null && rule.transformation != null)
    findings.problem(join(path, 'transformation'), 'conflict', 'either transform or transformation', 'both');
  const named = listOf(rule.transform ?? rule.transformation);
  const known = [...new Set([...builtInTransformations.keys(), ...transformations.keys()])];
  for (const transformation of named) {
    if (!transformations.has(transformation))
      refuseUnknown(
        transformation,
        known,
        join(path, rule.transform == null ? 'transformation' : 'transform'),
        findings,
      );
  }
  const implicit =
    name === 'warehouse_location' && !named.includes('location_format') && transformations.has('location_format');
  return implicit ? [...named, 'location_format'] : named;
};

const refuseUnknown = (name: string, known: readonly string[], path: string, findings: Findings): void => {
  findings.problem(path, 'unknown-transformation', `one of ${known.join(', ')}`, name, didYouMean(name, known));
};

const ownExpression = ({ rule, path }: FieldSource, context: CompileContext): readonly Step[] => {
  const expression =
    rule.expression == null ? undefined : expressionOf(rule.expression, join(path, 'expression'), context);
  return expression === undefined ? [] : [calculated('expression', expression)];
};

/** Removes blanks at both ends before the first transformation, unless the field has `trim: false`. */
const trimStep = ({ rule }: FieldSource): Step => {
  const trim = rule.trim !== false;
  return { name: 'trim', run: (value) => (typeof value === 'string' ? soundText(value, trim) : (value ?? null)) };
};
