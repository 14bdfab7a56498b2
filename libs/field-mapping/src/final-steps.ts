import { compilePattern, type Pattern } from './patterns/compile-pattern.ts';
import type { CompileContext } from './compile-context.ts';
import { join } from './document/findings.ts';
import type { ValidationRule } from './document/mapping-document.ts';
import { Failure } from './failure.ts';
import type { FieldSource } from './field-source.ts';
import type { Step, StepFunction } from './step.ts';
import { numberText } from './values/to-decimal.ts';

/** Longer text is not asked about a pattern. */
const longestMatched = 4096;
const eanPattern = '^[0-9]{13}$';

/** The steps that a finished value must pass: the field's own pattern, what the canonical product asks, then the document's rule. */
export const finalSteps = (field: FieldSource, context: CompileContext): readonly Step[] => {
  const { rule, name, path, validation } = field;
  const steps: Step[] = [];
  if (rule.validation != null) steps.push(...patternStep('validation', rule.validation, join(path, 'validation'), undefined, context));
  if (name === 'ean' && rule.validation !== eanPattern) steps.push(...patternStep('13 digits', eanPattern, path, undefined, context));
  if (validation !== undefined) steps.push(...ruleSteps(field, validation, context));
  return steps;
};

const patternStep = (name: string, source: string, path: string, message: string | undefined, context: CompileContext): readonly Step[] => {
  const pattern = compiled(source, path, context);
  return pattern === undefined ? [] : [{ name, run: matching(pattern, message) }];
};

const compiled = (source: string, path: string, { findings }: CompileContext): Pattern | undefined => {
  try {
    return compilePattern(source);
  } catch (error) {
    findings.problem(path, 'pattern', 'a pattern that compiles for a linear-time engine', source, error instanceof Error ? error.message : undefined);
    return undefined;
  }
};

const matching =
  (pattern: Pattern, message: string | undefined): StepFunction =>
  (value) => {
    const text = typeof value === 'number' ? numberText(value) : String(value);
    if (text.length > longestMatched) return new Failure('mapping/too-long', `at most ${String(longestMatched)} characters`, text, message);
    return pattern.test(text) ? value : new Failure('mapping/pattern', pattern.source, text, message);
  };

const ruleSteps = ({ validationPath }: FieldSource, rule: ValidationRule, context: CompileContext): readonly Step[] => {
  const message = rule.message ?? undefined;
  const { min, max, pattern } = rule;
  const range: StepFunction = (value) => {
    if (typeof value !== 'number') return value;
    if (min != null && value < min) return new Failure('mapping/min', `at least ${numberText(min)}`, value, message);
    return max != null && value > max ? new Failure('mapping/max', `at most ${numberText(max)}`, value, message) : value;
  };
  return [
    ...(min == null && max == null ? [] : [{ name: 'range', run: range }]),
    ...(pattern == null ? [] : patternStep('rule pattern', pattern, join(validationPath, 'pattern'), message, context)),
  ];
};
