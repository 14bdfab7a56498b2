import type { JsonValue } from '@siesa-integration/canonical-model';
import type { CompileContext } from './compile-context.ts';
import type { CompiledField } from '../run/compiled-field.ts';
import { Failure } from '../values/failure.ts';
import { type FieldSource, listOf } from '../document/field-source.ts';
import { finalSteps } from './final-steps.ts';
import { isOrdinaryName, readSource } from '../run/read-source.ts';
import { shown } from '../values/shown.ts';
import type { Step, StepFunction } from '../run/step.ts';
import { storeField } from '../run/store-field.ts';
import { transformationSteps } from './transformation-steps.ts';
import { typeStep } from './type-step.ts';
import { isMissing } from '../values/clean-text.ts';

/** Compiles one field to closures and reports the problems of its rule. */
export const compileField = (field: FieldSource, context: CompileContext): CompiledField => {
  const { rule } = field;
  const sources = listOf(rule.siesa_field);
  const { steps: transformations, kinds } = transformationSteps(field, context);
  const ending = [typeStep(field, kinds, context), ...finalSteps(field, context)];
  const steps = [...transformations, ...ending];
  const computes = rule.expression != null;

  return {
    name: field.name,
    fills: field.fills,
    target: rule.product_field ?? undefined,
    sources,
    steps,
    evaluate: evaluation(sources, chain(steps), computes),
    computes,
    recordFields: steps.flatMap((step) => step.recordFields ?? []),
    productFields: steps.flatMap((step) => step.productFields ?? []),
    path: field.path,
    whenMissing: missingValue(field, ending, context),
    required: field.required,
    missingMessage: field.validation?.message ?? undefined,
    rejects: field.required || rule.on_invalid === 'reject',
    store: storeField(field.fills),
  };
};

/** Reads a value and runs the steps on it. The usual field, with one source and no expression, has a faster path. */
const evaluation = (sources: readonly string[], run: StepFunction, computes: boolean): CompiledField['evaluate'] => {
  const [source] = sources;
  if (source !== undefined && sources.length === 1 && isOrdinaryName(source) && !computes) {
    return (record, product) => {
      const received = record[source];
      return isMissing(received) ? undefined : run(received, record, product);
    };
  }
  const read = readSource(sources);
  return (record, product) => {
    const received = read(record);
    return received === undefined && !computes ? undefined : run(received, record, product);
  };
};

/** A default, or a constant, is a finished value: it is converted to the type and validated, but not transformed. */
const missingValue = (
  field: FieldSource,
  ending: readonly Step[],
  { findings }: CompileContext,
): JsonValue | undefined => {
  if (field.default === undefined) return field.rule.when_missing === 'clear' ? null : undefined;

  const value = chain(ending)(field.default, {}, {});
  if (value instanceof Failure) {
    findings.problem(
      field.defaultPath,
      'default',
      `a ${field.rule.constant == null ? 'default' : 'constant'} that is ${value.expected}`,
      shown(field.default),
    );
  }
  return value instanceof Failure ? undefined : (value as JsonValue | undefined);
};

/** Runs steps in order, until a value is missing or has failed. */
const chain = (steps: readonly Step[]): StepFunction =>
  steps.map((step) => step.run).reduceRight((rest, run) => then(run, rest));

const then =
  (run: StepFunction, rest: StepFunction): StepFunction =>
  (value, record, product) => {
    const result = run(value, record, product);
    return result === undefined || result instanceof Failure ? result : rest(result, record, product);
  };
