import { checkSteps } from './check-step.ts';
import type { CompileContext } from './compile-context.ts';
import { join } from '../document/findings.ts';
import type { ValidationRule } from '../document/mapping-document.ts';
import { conditionOf } from '../expressions/document-expression.ts';
import { Failure } from '../values/failure.ts';
import type { FieldSource } from '../document/field-source.ts';
import { matcherOf } from '../patterns/document-pattern.ts';
import type { Matcher } from '../patterns/pattern-engine.ts';
import type { Step, StepFunction } from '../run/step.ts';
import { assertionStep } from '../transformations/expression-step.ts';
import { tooLong } from '../transformations/pattern-step.ts';
import { numberText } from '../values/to-decimal.ts';

const eanPattern = '^[0-9]{13}$';

/** Checks of a finished value: the field's own pattern, the canonical EAN pattern, the document's rule, then the check of a code. */
export const finalSteps = (field: FieldSource, context: CompileContext): readonly Step[] => {
  const { rule, name, path, validation, validationPath } = field;
  const own = rule.validation ?? undefined;
  return [
    ...(own === undefined ? [] : matchStep('validation', own, join(path, 'validation'), undefined, context)),
    ...(name === 'ean' && own !== eanPattern ? matchStep('13 digits', eanPattern, path, undefined, context) : []),
    ...(validation === undefined ? [] : ruleSteps(field, validation, validationPath, context)),
    ...checkSteps(field, context),
  ];
};

const matchStep = (
  name: string,
  source: string,
  path: string,
  message: string | undefined,
  context: CompileContext,
): readonly Step[] => {
  const matcher = matcherOf(source, path, context);
  return matcher === undefined ? [] : [{ name, run: matching(matcher, source, message) }];
};

const matching =
  ({ longestText, test }: Matcher, source: string, message: string | undefined): StepFunction =>
  (value) => {
    const text =
      typeof value === 'string' ? value : typeof value === 'number' ? numberText(value) : JSON.stringify(value);
    if (text.length > longestText) return tooLong(longestText, text, message);
    return test(text) ? value : new Failure('mapping/pattern', source, text, message);
  };

const ruleSteps = (
  field: FieldSource,
  rule: ValidationRule,
  path: string,
  context: CompileContext,
): readonly Step[] => {
  const message = rule.message ?? undefined;
  const condition =
    rule.expression == null ? undefined : conditionOf(rule.expression, join(path, 'expression'), context);
  return [
    ...rangeStep(field, rule, path, context),
    ...(rule.pattern == null ? [] : matchStep('rule pattern', rule.pattern, join(path, 'pattern'), message, context)),
    ...(condition === undefined || rule.expression == null
      ? []
      : [assertionStep('rule expression', rule.expression, message, condition)]),
  ];
};

const rangeStep = (
  { type }: FieldSource,
  { min, max, message }: ValidationRule,
  path: string,
  { findings }: CompileContext,
): readonly Step[] => {
  if (min == null && max == null) return [];
  if (type !== 'integer' && type !== 'decimal') findings.problem(path, 'rule', 'min and max on a number', type);
  if (min != null && max != null && min > max)
    findings.problem(path, 'rule', 'a min that is not above max', `${numberText(min)} to ${numberText(max)}`);

  const run: StepFunction = (value) => {
    if (typeof value !== 'number') return value;
    if (min != null && value < min)
      return new Failure('mapping/min', `at least ${numberText(min)}`, value, message ?? undefined);
    return max != null && value > max
      ? new Failure('mapping/max', `at most ${numberText(max)}`, value, message ?? undefined)
      : value;
  };
  return [{ name: 'range', run }];
};
