import type { PartReport } from '../../../run/documents.ts';
import { without } from '../../../run/without.ts';
import { linesOf, type PackedLines, packLines } from './csv-report.ts';

/** What the end of a run keeps of a part's report: counts, and its lines of the run's report in place of the products. */
export interface KeptReport extends Omit<PartReport, 'accepted' | 'unchanged' | 'warnings'> {
  /** The first ones. */
  readonly failures: PartReport['failures'];
  /** Product ids that have a warning. */
  readonly warned: readonly string[];
  readonly lines: PackedLines;
}

/** So many failures are named in a summary. */
export const shownFailures = 10;

export const keptOf = (report: PartReport): KeptReport => ({
  ...without(report, 'accepted', 'unchanged', 'warnings'),
  failures: report.failures.slice(0, shownFailures),
  warned: report.warnings.map(({ product_id }) => product_id),
  lines: packLines(linesOf(report)),
});
