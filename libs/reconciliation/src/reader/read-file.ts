import type { Side } from '../rules/side-schema.ts';
import type { BadRow } from './bad-row.ts';
import { type ColumnPlan, planColumns } from './column-plan.ts';
import type { Claim } from './control-total.ts';
import { decodeChunks } from './bytes/decode-chunks.ts';
import { FileRejected } from './file-rejected.ts';
import { Leftover } from './bytes/leftover.ts';
import { type FileProbe, probeFile } from './probe-file.ts';
import { readHeader } from './read-header.ts';
import { readTotalFile } from './read-total-file.ts';
import { RowReader } from './row-reader.ts';
import type { SourceFile } from './bytes/source-file.ts';

export interface ReadFileOptions {
  readonly side: Side;
  /** The day of the file, as days since 1970-01-01. Dates are compared with it where the rules limit them. */
  readonly businessDay: number;
  /** More bad rows than this share refuse the file. @defaultValue 100, which refuses none */
  readonly badRowsPercent?: number;
  /** The file beside it that holds its sum, where the dialect declares one. */
  readonly totalFile?: SourceFile | undefined;
  /** Takes the clean numbered file piece by piece. The bytes are valid until its promise settles. */
  readonly onClean: (piece: Uint8Array) => void | Promise<void>;
  /** Takes bad rows, in the order of their lines. */
  readonly onBadRows: (rows: readonly BadRow[]) => void | Promise<void>;
}

/** What was read of a file. */
export interface FileReading extends FileProbe {
  readonly name: string;
  readonly header: readonly string[];
  /** Good rows. */
  readonly rows: number;
  readonly badRows: number;
  /** Empty lines and rows of empty cells. */
  readonly blankRows: number;
  /** The sum of the good rows. */
  readonly cents: bigint;
  /** Days since 1970-01-01; absent without a good row. */
  readonly firstDay?: number;
  readonly lastDay?: number;
  /** What the footer or the total file says, and the rows proved. */
  readonly controlTotal?: Claim;
}

/**
 * Reads a file by the rules of its side: good rows become clean ones, bad rows are explained.
 *
 * @throws {@link FileRejected} when the file as a whole cannot be used. Rows that were handed out before are void.
 */
export const readFile = async (file: SourceFile, options: ReadFileOptions): Promise<FileReading> => {
  const { side, badRowsPercent = 100 } = options;
  const beside = await readTotalFile(file.name, side.dialect, options.totalFile);
  const probe = await probeFile(file, side.dialect.encoding);
  const { rows, plan } = await readRows(file, probe, options);
  const controlTotal = rows.total.check(beside);
  const all = rows.rows + rows.bad;
  if (all === 0 && side.dialect.no_rows === 'refuse') {
    throw new FileRejected(
      'NO_ROWS',
      file.name,
      'it has a header and no rows. Declare "no_rows": "accept" when that means a day without business.',
    );
  }
  if (rows.bad * 100 > all * badRowsPercent) {
    throw new FileRejected(
      'TOO_MANY_BAD_ROWS',
      file.name,
      `${String(rows.bad)} of its ${String(all)} rows are bad, more than ${String(badRowsPercent)} %. Correct what the list of bad rows names, and send it again.`,
    );
  }
  return {
    ...probe,
    name: file.name,
    header: plan.header,
    rows: rows.rows,
    badRows: rows.bad,
    blankRows: rows.blank,
    cents: rows.sum.value,
    ...(rows.rows > 0 && { firstDay: rows.firstDay, lastDay: rows.lastDay }),
    ...(controlTotal && { controlTotal }),
  };
};

const readRows = async (
  file: SourceFile,
  probe: FileProbe,
  { side, businessDay, onClean, onBadRows }: ReadFileOptions,
): Promise<{ readonly rows: RowReader; readonly plan: ColumnPlan }> => {
  let reading: { readonly rows: RowReader; readonly plan: ColumnPlan } | undefined;
  const leftover = new Leftover();

  /** Reads as far as it can, and keeps the rest. */
  const advance = async (chunk: Uint8Array, isLast: boolean): Promise<void> => {
    const data = leftover.before(chunk);
    let at = 0;
    if (!reading) {
      if (isLast && data.length === 0) return;
      const header = readHeader(data, side.dialect, isLast, file.name);
      if (!header) {
        leftover.keep(data, 0);
        return;
      }
      const plan = planColumns(header.columns, side, file.name);
      at = header.next;
      reading = { plan, rows: new RowReader({ side, plan, businessDay, fileName: file.name, line: header.line }) };
    }
    const { rows } = reading;
    for (;;) {
      const stopped = rows.read(data, at, isLast);
      const isDone = stopped === at || stopped >= data.length;
      at = stopped;
      if (rows.badRows.length > 0) await onBadRows(rows.badRows);
      rows.badRows = [];
      if (rows.clean.isFull) for (const piece of rows.clean.take()) await onClean(piece);
      if (isDone) break;
    }
    leftover.keep(data, at);
  };

  for await (const chunk of decodeChunks(file.open(), probe)) await advance(chunk, false);
  await advance(new Uint8Array(), true);
  if (!reading) throw new FileRejected('FILE_EMPTY', file.name, 'it holds a byte order mark and nothing else.');
  for (const piece of reading.rows.clean.end()) await onClean(piece);
  return reading;
};
