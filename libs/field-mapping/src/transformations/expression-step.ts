import { join } from '../document/findings.ts';
import type { CompiledExpression } from '../expressions/compile-expression.ts';
import { conditionOf, type ExpressionContext, expressionOf } from '../expressions/document-expression.ts';
import { Failure } from '../values/failure.ts';
import { shown } from '../values/shown.ts';
import type { Step } from '../run/step.ts';
import type { TransformationSpec } from '../document/transformation-spec.ts';

type Spec<Kind extends TransformationSpec['kind']> = Extract<TransformationSpec, { kind: Kind }>;

/** `logic` calculates a value from the value. */
export const calculationStep = (
  { logic }: Spec<'calculation'>,
  name: string,
  path: string,
  context: ExpressionContext,
): Step | undefined => {
  const expression = expressionOf(logic, join(path, 'logic'), context);
  return expression && calculated(name, expression);
};

/** `condition` chooses between two finished values. */
export const conditionalStep = (
  spec: Spec<'conditional'>,
  name: string,
  path: string,
  context: ExpressionContext,
): Step | undefined => {
  const condition = conditionOf(spec.condition, join(path, 'condition'), context);
  if (condition === undefined) return undefined;

  const { true_value: yes, false_value: no } = spec;
  return fromExpression(name, condition, (answer) => {
    if (typeof answer !== 'boolean')
      return answer instanceof Failure
        ? answer
        : new Failure(
            'mapping/expression',
            'true or false',
            answer,
            `expected true or false, found ${shown(answer)} in ${spec.condition}`,
          );
    return (answer ? yes : no) ?? undefined;
  });
};

/** An expression whose result becomes the value; `null` means no value. */
export const calculated = (name: string, expression: CompiledExpression): Step =>
  fromExpression(name, expression, (result) => result ?? undefined);

/** An expression that must be true for a finished value. */
export const assertionStep = (
  name: string,
  source: string,
  message: string | undefined,
  condition: CompiledExpression,
): Step => {
  const { evaluate } = condition;
  return {
    ...fromExpression(name, condition, () => undefined),
    run: (value, record, product) => {
      const answer = evaluate(value, record, product);
      if (answer === true) return value;
      return answer instanceof Failure ? answer : new Failure('mapping/rule', source, value, message);
    },
  };
};

const fromExpression = (
  name: string,
  { evaluate, recordFields, productFields }: CompiledExpression,
  conclude: (result: unknown) => unknown,
): Step => ({
  name,
  recordFields,
  productFields,
  run: (value, record, product) => conclude(evaluate(value ?? null, record, product)),
});
