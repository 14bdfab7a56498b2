import type { MissingEntry } from '../compare-ledger.ts';
import type { Deactivations } from '../deactivate-missing.ts';
import type { RunRecord } from '../read-run.ts';
import { doubledIds } from '../run-totals.ts';
import { destinationLines, type PackedLines, packLines, type ReportLine } from './csv-report.ts';

/** The lines of a run's report: those of its parts, then what belongs to no part. */
export const linesOfRun = (
  record: RunRecord,
  missing: readonly MissingEntry[],
  deactivations: Deactivations,
): readonly PackedLines[] => [
  ...record.parts.flatMap(({ report }) => report?.lines ?? []),
  packLines(otherLines(record, missing, deactivations)),
];

const otherLines = (
  { manifests, parts }: RunRecord,
  missing: readonly MissingEntry[],
  { done, reasons, withheld }: Deactivations,
): readonly ReportLine[] => [
  ...destinationLines(parts.flatMap(({ report }) => report ?? [])),
  ...doubledIds(manifests).map(
    (source_id): ReportLine => [
      '',
      source_id,
      'accepted with a warning',
      'source/double-code',
      'Siesa has this code more than once, and did so in every reading.',
      '',
    ],
  ),
  ...done.map(
    ({ product_id, source_id }): ReportLine => [
      product_id,
      source_id,
      'deactivated',
      '',
      'Two full reads in a row did not bring it, so it was taken out of use. Nothing was deleted.',
      '',
    ],
  ),
  ...missing.map(({ product_id, source_id }): ReportLine => {
    const reason = reasons.get(product_id);
    const why = reason
      ? ` It could not be taken out of use: ${reason.message}`
      : withheld > 0
        ? ` ${withheldText}`
        : '';
    const message = `A full read no longer brings it. Nothing was deleted.${why}`;
    return [product_id, source_id, 'missing_in_siesa', reason?.code ?? '', message, ''];
  }),
];

const withheldText = 'More products are missing than may be taken out of use at once, so none was.';
