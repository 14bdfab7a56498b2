import type { JsonValue } from '@siesa-integration/canonical-model';
import type { CompileContext } from './compile-context.ts';
import type { CompiledField } from './compiled-field.ts';
import { Failure } from './failure.ts';
import { type FieldSource, listOf } from './field-source.ts';
import { finalSteps } from './final-steps.ts';
import { readSource } from './read-source.ts';
import { shown } from './shown.ts';
import type { Step, StepFunction } from './step.ts';
import { storeField } from './store-field.ts';
import { transformationSteps } from './transformation-steps.ts';
import { typeStep } from './type-step.ts';

/** Makes one field's closures; what is wrong with its rule goes to the findings. */
export const compileField = (field: FieldSource, context: CompileContext): CompiledField => {
  const { rule } = field;
  const sources = listOf(rule.siesa_field);
  const { steps: transformations, kinds } = transformationSteps(field, context);
  const ending = [typeStep(field, kinds, context), ...finalSteps(field, context)];
  const steps = [...transformations, ...ending];

  return {
    name: field.name,
    product: rule.product_field ?? undefined,
    sources,
    read: readSource(sources),
    steps,
    run: chain(steps),
    whenMissing: missingValue(field, ending, context),
    required: field.required,
    rejects: field.required || rule.on_invalid === 'reject',
    store: storeField(field.name),
  };
};

/** A default is a finished value: it only gets its type, and passes what every value of the field must pass. */
const missingValue = (field: FieldSource, ending: readonly Step[], { findings }: CompileContext): JsonValue | undefined => {
  if (field.default === undefined) return field.rule.when_missing === 'clear' ? null : undefined;

  const value = chain(ending)(field.default, {}, {});
  if (value instanceof Failure) findings.problem(field.defaultPath, 'default', `a default that is ${value.expected}`, shown(field.default));
  return value instanceof Failure ? undefined : (value as JsonValue | undefined);
};

/** Steps one after the other, until a value is missing or has failed. */
const chain = (steps: readonly Step[]): StepFunction => {
  const [first, second, ...others] = steps.map((step) => step.run);
  if (first === undefined) return (value) => value;
  if (second === undefined) return first;

  const rest = [second, ...others];
  return (value, record, product) => {
    let current = first(value, record, product);
    for (const step of rest) {
      if (current === undefined || current instanceof Failure) return current;
      current = step(current, record, product);
    }
    return current;
  };
};
