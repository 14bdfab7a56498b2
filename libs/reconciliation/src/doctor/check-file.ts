import { decodeChunks } from '../reader/bytes/decode-chunks.ts';
import { Leftover } from '../reader/bytes/leftover.ts';
import { FileRejected } from '../reader/file-rejected.ts';
import { probeFile } from '../reader/probe-file.ts';
import { RecordScanner } from '../reader/bytes/record-scanner.ts';
import { RecordStream } from '../reader/bytes/record-stream.ts';
import type { SourceFile } from '../reader/bytes/source-file.ts';
import { ColumnObserver, commonDialect } from './column-observer.ts';
import type { FileCheck } from './file-check.ts';
import { findLayout, type Layout } from './find-layout.ts';

const sampleBytes = 1 << 20;
const shownLines = 5;

/**
 * Looks at a whole file and says how it would be read: its encoding, delimiter, header, decimals, dates and signs, the sum
 * and the largest amounts of each column of numbers. What the file does not decide is a question, never a guess.
 *
 * @throws {@link FileRejected} for a file that has no reading: empty, of another kind, without a header
 *
 * @example
 * const check = await checkFile({ name: 'statement.csv', open: () => createReadStream('statement.csv') });
 * check.dialect; // { delimiter: ';', decimal: ',', group: '.' }
 * check.questions; // [{ column: 'fecha', about: 'DATE_FORMAT', choices: ['DD/MM/YYYY', 'MM/DD/YYYY'] }]
 */
export const checkFile = async (file: SourceFile): Promise<FileCheck> => {
  const probe = await probeFile(file, 'auto');
  const sample = await readSample(decodeChunks(file.open(), probe));
  const layout = findLayout(sample, sample.length < sampleBytes, file.name);
  const survey = new Survey(layout);
  await visitAll(decodeChunks(file.open(), probe), survey);
  const { checks, footer, ...counts } = survey.finish();
  if (counts.rows === 0)
    throw new FileRejected('NO_ROWS', file.name, 'it has a header and no rows, so there is nothing to check.');

  const columns = checks.map(({ column }) => column);
  return {
    ...probe,
    ...layout,
    ...counts,
    name: file.name,
    columns,
    ...(footer && { footer }),
    questions: checks.flatMap(({ question }) => (question ? [question] : [])),
    dialect: {
      delimiter: layout.delimiter,
      ...commonDialect(columns),
      ...(layout.skipLines > 0 && { skip_lines: layout.skipLines }),
      ...(footer && { footer: { marker: footer.marker } }),
    },
  };
};

const readSample = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(Uint8Array.from(chunk));
    length += chunk.length;
    if (length >= sampleBytes) break;
  }
  return Buffer.concat(parts);
};

const visitAll = async (chunks: AsyncIterable<Uint8Array>, survey: Survey): Promise<void> => {
  const leftover = new Leftover();
  const advance = (chunk: Uint8Array, isLast: boolean): void => {
    const data = leftover.before(chunk);
    leftover.keep(data, survey.read(data, isLast));
  };
  for await (const chunk of chunks) advance(chunk, false);
  advance(new Uint8Array(), true);
};

/** A first cell by which a last row is a total. */
const footerMarker = /^(?:sub|gran |grand )?tota(?:l|is|les)\b/i;

/** Goes over all rows. The last one is held back, because a footer must not count as a row. */
class Survey {
  readonly #layout: Layout;
  readonly #scanner: RecordScanner;
  readonly #records: RecordStream;
  readonly #columns: readonly ColumnObserver[];
  /** The cells of the last row that was seen. */
  #held: { readonly line: number; readonly cells: readonly Uint8Array[] } | undefined;
  #rows = 0;
  #badRows = 0;
  readonly #badLines: number[] = [];

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#scanner = new RecordScanner(layout.delimiter, '"', layout.header.length + 1);
    this.#records = new RecordStream(this.#scanner, 1);
    this.#columns = layout.header.map((name) => new ColumnObserver(name));
  }

  read(data: Uint8Array, isLast: boolean): number {
    return this.#records.read(data, 0, isLast, (bytes) => {
      if (this.#records.line > this.#layout.skipLines + 1) this.#visit(bytes);
      return true;
    });
  }

  finish() {
    const footer = this.#footer();
    if (!footer) this.#observeHeld();
    return {
      rows: this.#rows,
      badRows: this.#badRows,
      badLines: this.#badLines,
      checks: this.#columns.map((column) => column.check()),
      ...(footer && { footer }),
    };
  }

  #visit(data: Uint8Array): void {
    const { malformed, count, control, starts, ends } = this.#scanner;
    const kept = Math.min(count, starts.length);
    const cells = Array.from({ length: malformed === undefined ? kept : 0 }, (_, index) =>
      trimmed(data.subarray(starts[index], ends[index])),
    );
    if (malformed === undefined && cells.every(({ length }) => length === 0)) return;
    this.#observeHeld();
    if (malformed !== undefined || control) this.#addBad(this.#records.line);
    else this.#held = { line: this.#records.line, cells: cells.map((cell) => Uint8Array.from(cell)) };
  }

  #observeHeld(): void {
    const held = this.#held;
    this.#held = undefined;
    if (!held) return;
    if (held.cells.length !== this.#layout.header.length) {
      this.#addBad(held.line);
      return;
    }
    this.#rows += 1;
    for (const [index, column] of this.#columns.entries()) {
      const cell = held.cells[index];
      if (cell) column.observe(cell, 0, cell.length, held.line);
    }
  }

  #addBad(line: number): void {
    this.#badRows += 1;
    if (this.#badLines.length < shownLines) this.#badLines.push(line);
  }

  #footer(): { readonly line: number; readonly marker: string } | undefined {
    const marker = Buffer.from(this.#held?.cells[0] ?? []).toString('utf8');
    return this.#held && footerMarker.test(marker) ? { line: this.#held.line, marker } : undefined;
  }
}

const trimmed = (cell: Uint8Array): Uint8Array => {
  let start = 0;
  let end = cell.length;
  while (start < end && (cell[start] === 32 || cell[start] === 9)) start += 1;
  while (end > start && (cell[end - 1] === 32 || cell[end - 1] === 9)) end -= 1;
  return cell.subarray(start, end);
};
