import type { Side } from '../rules/side-schema.ts';
import type { BadRow, BadRowCode, CellProblem } from './bad-row.ts';
import { CellReader } from './cell-reader.ts';
import { CleanWriter } from './clean/clean-writer.ts';
import type { ColumnPlan } from './column-plan.ts';
import { ControlTotal } from './control-total.ts';
import { ExactSum } from './values/exact-sum.ts';
import { RecordScanner } from './bytes/record-scanner.ts';
import { RecordStream } from './bytes/record-stream.ts';

export interface RowReaderOptions {
  readonly side: Side;
  readonly plan: ColumnPlan;
  /** The day of the file, as days since 1970-01-01, for the limit of dates in the future. */
  readonly businessDay: number;
  readonly fileName: string;
  /** The line of the first row. */
  readonly line: number;
}

/**
 * Reads the rows below the header, from UTF-8 in pieces of any size. A good row becomes a clean one; a bad one is
 * explained by a second, slower look at it, so that good rows pay nothing for it.
 */
export class RowReader {
  readonly clean = new CleanWriter();
  /** Since they were last taken away. */
  badRows: BadRow[] = [];
  readonly total: ControlTotal;
  /** Of the good rows. */
  readonly sum = new ExactSum();
  rows = 0;
  bad = 0;
  blank = 0;
  firstDay = Number.POSITIVE_INFINITY;
  lastDay = Number.NEGATIVE_INFINITY;

  readonly #width: number;
  readonly #scanner: RecordScanner;
  readonly #cells: CellReader;
  readonly #records: RecordStream;

  constructor({ side, plan, businessDay, fileName, line }: RowReaderOptions) {
    this.#width = plan.header.length;
    this.#scanner = new RecordScanner(side.dialect.delimiter, side.dialect.quote, this.#width + 1);
    this.#records = new RecordStream(this.#scanner, line);
    this.#cells = new CellReader({ side, plan, businessDay, scanner: this.#scanner, clean: this.clean });
    this.total = new ControlTotal(side.dialect, plan, fileName);
  }

  /**
   * Reads rows until the data or the room for clean rows ends.
   *
   * @returns where it stopped; the rest has to come again, in front of what follows
   */
  read(data: Uint8Array, from: number, isLast: boolean): number {
    this.#cells.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return this.#records.read(data, from, isLast, this.#visit);
  }

  readonly #visit = (data: Uint8Array): boolean => {
    this.#take(data);
    return !this.clean.isFull;
  };

  #take(data: Uint8Array): void {
    const { malformed, count, starts, ends, control } = this.#scanner;
    if (malformed === undefined && this.#isBlank()) {
      this.blank += 1;
      return;
    }
    if (malformed === undefined) {
      this.#cells.trim(data);
      if (this.total.isFooter(data, starts[0] ?? 0, ends[0] ?? 0)) {
        this.total.takeFooter(data, this.#scanner, this.#records.line);
        return;
      }
    }
    this.total.refuseRowAfterFooter(this.#records.line);
    if (malformed !== undefined || count !== this.#width || control) {
      this.total.addUnreadable();
      this.#addBad([{ column: '', code: malformed ?? this.#shapeProblem(data) }]);
      return;
    }
    this.#takeCells(data);
  }

  #takeCells(data: Uint8Array): void {
    const cells = this.#cells;
    const isGood = cells.read(data);
    if (Number.isInteger(cells.cents)) this.total.add(cells.cents);
    else this.total.addUnreadable();
    if (!isGood) {
      this.#addBad(cells.explain(data), cells.show(data));
      return;
    }
    this.rows += 1;
    this.sum.add(cells.cents);
    if (cells.day < this.firstDay) this.firstDay = cells.day;
    if (cells.day > this.lastDay) this.lastDay = cells.day;
    cells.write(data, this.#records.line);
  }

  /** An empty line, or a row of empty cells, as spreadsheets leave them below a table. */
  #isBlank(): boolean {
    const { count, starts, ends } = this.#scanner;
    if (count > 1 && count !== this.#width) return false;
    for (let index = 0; index < count; index += 1) if (starts[index] !== ends[index]) return false;
    return true;
  }

  #shapeProblem(data: Uint8Array): BadRowCode {
    const { count, starts, ends } = this.#scanner;
    if (count < this.#width) return 'COLUMNS_MISSING';
    if (count > this.#width) return 'COLUMNS_EXTRA';
    return data.subarray(starts[0], ends[count - 1]).includes(0) ? 'NUL_BYTE' : 'CONTROL_CHARACTER';
  }

  #addBad(problems: readonly CellProblem[], cells?: readonly string[]): void {
    this.bad += 1;
    this.badRows.push({ line: this.#records.line, problems, ...(cells && { cells }) });
  }
}
