import { type Findings, join } from '../document/findings.ts';
import type { ExpressionContext } from '../expressions/document-expression.ts';
import { Failure } from '../values/failure.ts';
import { matcherOf, type PatternContext } from '../patterns/document-pattern.ts';
import type { Step, StepFunction } from '../run/step.ts';
import { booleans, foldCase } from '../values/to-boolean.ts';
import { ambiguity, decimalText, parseExactDecimal } from '../values/exact-decimal.ts';
import { numberText } from '../values/to-decimal.ts';
import { onText } from '../values/to-text.ts';
import { learnSeparators } from './by-example.ts';
import { dateStep } from './date-step.ts';
import { calculationStep, conditionalStep } from './expression-step.ts';
import { patternStep } from './pattern-step.ts';
import type { TransformationSpec } from '../document/transformation-spec.ts';

type Spec<Kind extends TransformationSpec['kind']> = Extract<TransformationSpec, { kind: Kind }>;

/** Everything that the transformations of one document share. */
export interface TransformationContext extends ExpressionContext, PatternContext {
  /** Local milliseconds → UTC milliseconds, in the client's time zone. */
  readonly toUtc: (localMs: number) => number;
}

/** A transformation that needs nothing of the others. A cast does: it converts as the document declares dates and booleans. */
type IndependentSpec = Exclude<TransformationSpec, Spec<'cast'>>;

/** Makes the step of one transformation. Returns `undefined`, and reports the problem, when it cannot be compiled. */
export const compileTransformation = (
  spec: IndependentSpec,
  name: string,
  context: TransformationContext,
): Step | undefined => {
  const path = join('transformations', name);
  if (spec.kind === 'calculation') return calculationStep(spec, name, path, context);
  if (spec.kind === 'conditional') return conditionalStep(spec, name, path, context);

  const run = stepFunction(spec, path, context);
  return run && { name, run };
};

const stepFunction = (
  spec: Exclude<IndependentSpec, Spec<'calculation' | 'conditional'>>,
  path: string,
  context: TransformationContext,
): StepFunction | undefined => {
  const { findings, toUtc } = context;
  switch (spec.kind) {
    case 'date':
      return dateStep(spec, toUtc, path, findings);
    case 'example':
      return exampleStep(spec, path, context);
    case 'pattern':
      return patternStep(spec, path, context);
    case 'decimal':
      return decimalStep(spec, path, findings);
    case 'boolean':
      return booleanStep(spec, path, findings);
    case 'lookup':
      return lookupStep(spec);
  }
};

const exampleStep = (spec: Spec<'example'>, path: string, context: PatternContext): StepFunction | undefined => {
  const transform = learnSeparators(spec.from, spec.to);
  if (transform === undefined) {
    const expected = `'${spec.from}' with its separators gone or replaced`;
    context.findings.problem(join(path, 'to'), 'example', expected, spec.to);
    return undefined;
  }
  if (spec.pattern == null) return onText(transform);

  const matcher = matcherOf(spec.pattern, join(path, 'pattern'), context);
  return (
    matcher && onText((text) => (text.length <= matcher.longestText && matcher.test(text) ? transform(text) : text))
  );
};

/** Gives a number when JSON can hold it exactly, else its plain text. */
const decimalStep = ({ from, grouping }: Spec<'decimal'>, path: string, findings: Findings): StepFunction => {
  if (!isSeparator(from) || from === ' ') findings.problem(join(path, 'from'), 'separator', separator, from);
  if (grouping != null && (grouping === from || !isSeparator(grouping))) {
    findings.problem(join(path, 'grouping'), 'separator', `${separator} other than '${from}'`, grouping);
  }
  const style = { decimal: from, ...(grouping == null ? {} : { grouping }) };
  return (value) => {
    if (typeof value === 'number') return value;
    const exact = typeof value === 'string' ? parseExactDecimal(value, style) : undefined;
    if (exact === undefined)
      return new Failure(
        'mapping/decimal',
        `a number with '${from}' before the decimals`,
        value,
        typeof value === 'string' ? ambiguity(value, style) : undefined,
      );

    const plain = decimalText(exact);
    return numberText(Number(plain)) === plain ? Number(plain) : plain;
  };
};

const separator = 'one character, neither a digit nor a sign';
const isSeparator = (text: string): boolean => /^[^0-9+-]$/.test(text);

const booleanStep = (spec: Spec<'boolean'>, path: string, findings: Findings): StepFunction => {
  const trueWords = spec.true_values.map(String);
  const falseWords = spec.false_values.map(String);
  const trueMeanings = new Set(trueWords.map(foldCase));
  for (const word of falseWords) {
    if (trueMeanings.has(foldCase(word)))
      findings.problem(join(path, 'false_values'), 'conflict', 'a word that is not among true_values too', word);
  }
  return booleans({ trueWords, falseWords });
};

const lookupStep = ({ table, default: otherwise }: Spec<'lookup'>): StepFunction => {
  const entries = new Map(Object.entries(table));
  const expected = `one of ${[...entries.keys()].slice(0, 10).join(', ')}${entries.size > 10 ? ', …' : ''}`;
  return onText((text) => {
    if (entries.has(text)) return entries.get(text) ?? undefined;
    return otherwise === 'same' ? text : (otherwise ?? new Failure('mapping/lookup', expected, text));
  });
};
