import type { Issue } from '@siesa-integration/canonical-model';

/** Issues of a value that is missing, or is no number. */
const noNumber: ReadonlySet<string> = new Set(['mapping/required', 'mapping/integer', 'mapping/decimal']);

/**
 * The issues of a row, with a code of its own for a stock that is missing or no number: a missing number is not 0. Only a `default` of the mapping, or
 * `when_missing` of the settings, makes it one. Pure.
 */
export const unknownStock = (issues: readonly Issue[], problems: readonly Issue[]): readonly Issue[] => {
  const known = problems.find(({ code }) => code === 'stock/unknown');
  return issues.map((issue) => {
    if (issue.path !== 'stock_quantity') return issue;
    if (known) return { ...known, path: 'stock_quantity' };
    return noNumber.has(issue.code) ? { ...issue, code: 'stock/unknown' } : issue;
  });
};
