import type { CompileContext } from './compile-context.ts';
import { join } from './document/findings.ts';
import { type FieldSource, listOf } from './field-source.ts';
import { didYouMean } from './nearest-name.ts';
import type { Step } from './step.ts';
import { compileTransformation } from './transformations/compile-transformation.ts';
import type { TransformationKind } from './transformations/transformation-spec.ts';

/** What happens to a value before it gets its type. */
export interface Transformations {
  readonly steps: readonly Step[];
  readonly kinds: ReadonlySet<TransformationKind>;
}

/** Compiles the transformations that a field names, then the one that works on locations without being named. */
export const transformationSteps = (field: FieldSource, context: CompileContext): Transformations => {
  const { rule, path, name } = field;
  const named = [...listOf(rule.transform), ...listOf(rule.transformation)];
  const implicit = name === 'warehouse_location' && !named.includes('location_format') && context.transformations.has('location_format');
  const kinds = new Set<TransformationKind>();
  const steps: Step[] = [];
  for (const transformation of implicit ? [...named, 'location_format'] : named) {
    const spec = context.transformations.get(transformation);
    if (spec === undefined) {
      const known = [...context.transformations.keys()];
      context.findings.problem(join(path, rule.transform == null ? 'transformation' : 'transform'), 'unknown-transformation', `one of ${known.join(', ')}`, transformation, didYouMean(transformation, known));
      continue;
    }
    kinds.add(spec.kind);
    const run = compileTransformation(spec, join('transformations', transformation), context.findings);
    if (run !== undefined) steps.push({ name: transformation, run });
  }
  return { steps, kinds };
};
