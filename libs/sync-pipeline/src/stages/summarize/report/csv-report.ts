import { compress, decompress } from '../../../run/compress.ts';
import { csvDocument, csvLines } from '../../../run/csv-document.ts';
import { free } from '../../../run/seen/free.ts';
import type { PartReport } from '../../../run/documents.ts';

/** A line of the report: what became of one record, and why. */
export type ReportLine = readonly [
  productId: string,
  sourceId: string,
  outcome: string,
  code: string,
  message: string,
  attempts: string,
];

const header: ReportLine = ['product_id', 'source_id', 'outcome', 'code', 'message', 'attempts'];

/** The lines of one part. A record with a warning has the lines of its warnings alone. */
export const linesOf = ({ failures, warnings, accepted = [], unchanged = [] }: PartReport): readonly ReportLine[] => [
  ...failures.map(
    ({ product_id, source_id = '', stage, code, message, attempts, parked }): ReportLine => [
      product_id,
      source_id,
      parked ? 'parked' : stage === 'product' ? 'refused' : 'rejected',
      code,
      message,
      attempts.toString(),
    ],
  ),
  ...warnings.map(
    ({ product_id, outcome = 'accepted with a warning', code, message }): ReportLine => [
      product_id,
      '',
      outcome,
      code,
      message,
      '',
    ],
  ),
  ...plainLines('accepted', accepted, warnings),
  ...plainLines('unchanged', unchanged, warnings),
];

const plainLines = (
  outcome: string,
  productIds: readonly string[],
  warnings: PartReport['warnings'],
): readonly ReportLine[] => {
  const warned = new Set(warnings.map(({ product_id }) => product_id));
  return productIds.flatMap((id): ReportLine[] => (warned.has(id) ? [] : [[id, '', outcome, '', '', '']]));
};

/** What the destination's lists warned of. Each text once, because every part may read the same list. */
export const destinationLines = (
  reports: readonly Pick<PartReport, 'destination_warnings'>[],
): readonly ReportLine[] => {
  const warnings = reports.flatMap(({ destination_warnings: all = [] }) => all);
  return [...new Map(warnings.map(({ code, message }) => [`${code}\n${message}`, { code, message }])).values()].map(
    ({ code, message }): ReportLine => ['', '', 'warning', code, message, ''],
  );
};

/** Lines of the report, compressed: a line for each of a million products waits until all parts are read. */
export interface PackedLines {
  /** Without compression. */
  readonly bytes: number;
  readonly gzip: Uint8Array;
}

export const packLines = (lines: readonly ReportLine[]): PackedLines => {
  const text = Buffer.from(csvLines(lines), 'utf8');
  return { bytes: text.length, gzip: new Uint8Array(compress(text)) }; // memory of its own, because a small Buffer holds the 64 KiB from which it was cut
};

/** The report as CSV. */
export const csvReport = (packed: readonly PackedLines[]): Uint8Array => {
  const head = csvDocument([header]);
  const report = Buffer.alloc(packed.reduce((sum, { bytes }) => sum + bytes, head.length));
  report.set(head);
  let at = head.length;
  for (const { bytes, gzip } of packed) {
    const lines = decompress(gzip, bytes);
    report.set(lines, at);
    free(lines);
    at += bytes;
  }
  return report;
};
