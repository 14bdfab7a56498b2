import { checkMapping } from '../src/index.ts';
import { documentWith } from '../src/testing/documents.ts';
import { hostileExpressions, hostilePatterns, hostileTexts } from '../src/testing/hostile.ts';
import { coffee } from '../src/testing/rows.ts';
import { processorMs } from './measure.ts';

/** One hostile expression or pattern on one hostile text. */
export interface HostileCase {
  readonly what: string;
  readonly text: string;
  /** The time to read the document and map one record. */
  readonly ms: number;
}

/** Runs every hostile expression and pattern of the tests on every hostile text. Returns the slowest first. */
export const measureHostile = (): readonly HostileCase[] => {
  const cases = [
    ...hostileExpressions.map(([expression]) => [expression, { expression }, {}] as const),
    ...hostilePatterns.map(([pattern]) => [pattern, { validation: pattern }, {}] as const),
    ...hostilePatterns.map(
      ([pattern]) =>
        [`${pattern} → $1$1`, { transform: 'hostile' }, { hostile: { pattern, replacement: '$1$1' } }] as const,
    ),
  ];
  return cases
    .flatMap(([what, rule, transformations]) =>
      hostileTexts.map(([text, value]) => ({ what, text, ms: measureOne(rule, transformations, value) })),
    )
    .sort((one, other) => other.ms - one.ms);
};

const measureOne = (rule: object, transformations: object, value: string): number => {
  const start = processorMs();
  checkMapping(documentWith({ target: { siesa_field: 'f_target', ...rule } }, { transformations })).mapping?.map({
    ...coffee,
    f_target: value,
  });
  return processorMs() - start;
};
