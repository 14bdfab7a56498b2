import { type Findings, join } from '../document/findings.ts';
import { Failure } from '../failure.ts';
import type { StepFunction } from '../step.ts';
import { booleans } from '../values/to-boolean.ts';
import { decimalText, parseExactDecimal } from '../values/exact-decimal.ts';
import { learnSeparators } from './by-example.ts';
import { onText } from './text-input.ts';
import type { TransformationSpec } from './transformation-spec.ts';

type Spec<Kind extends TransformationSpec['kind']> = Extract<TransformationSpec, { kind: Kind }>;

export const exampleStep = (spec: Spec<'example'>, path: string, findings: Findings): StepFunction | undefined => {
  const transform = learnSeparators(spec.from, spec.to);
  if (transform !== undefined) return onText(transform);

  findings.problem(join(path, 'to'), 'example', `'${spec.from}' with its separators gone or replaced`, spec.to);
  return undefined;
};

export const decimalStep = ({ from, grouping }: Spec<'decimal'>): StepFunction => {
  const style = { decimal: from, ...(grouping == null ? {} : { grouping }) };
  return onText((text) => {
    const exact = parseExactDecimal(text, style);
    return exact === undefined ? new Failure('mapping/decimal', `a number with '${from}' before the decimals`, text) : decimalText(exact);
  });
};

export const booleanStep = (spec: Spec<'boolean'>): StepFunction => booleans({ trueWords: spec.true_values.map(String), falseWords: spec.false_values.map(String) });

export const lookupStep = ({ table, default: otherwise }: Spec<'lookup'>): StepFunction => {
  const entries = new Map(Object.entries(table));
  const known = [...entries.keys()].slice(0, 10).join(', ');
  return onText((text) => {
    if (entries.has(text)) return entries.get(text) ?? undefined;
    return otherwise ?? new Failure('mapping/lookup', `one of ${known}`, text);
  });
};

/** Makes the function of one transformation; `undefined` when it cannot work, which is then among the findings. */
export const compileTransformation = (spec: TransformationSpec, path: string, findings: Findings): StepFunction | undefined => {
  switch (spec.kind) {
    case 'example':
      return exampleStep(spec, path, findings);
    case 'decimal':
      return decimalStep(spec);
    case 'boolean':
      return booleanStep(spec);
    case 'lookup':
      return lookupStep(spec);
    default:
      findings.problem(path, 'transformation', 'a kind that works already', spec.kind);
      return undefined;
  }
};
