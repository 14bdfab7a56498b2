import type { SiesaRow, SiesaRowProblem } from '../siesa-client.ts';

/** Kept beside the rows, not in them: a row holds nothing but Siesa's own fields. */
const problems = new WeakMap<SiesaRow, readonly SiesaRowProblem[]>();

/** What forbids sending a row. */
export const rowProblems = (row: SiesaRow): readonly SiesaRowProblem[] => problems.get(row) ?? [];

/** Notes what forbids sending a row, beside what was noted before. */
export const noteProblems = <Row extends SiesaRow>(row: Row, found: readonly SiesaRowProblem[]): Row => {
  if (found.length > 0) problems.set(row, [...rowProblems(row), ...found]);
  return row;
};
