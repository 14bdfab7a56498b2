import { cleanFile } from './clean-file.ts';
import { ParquetFile } from './parquet-file.ts';
import { TextColumn } from './text-column.ts';

const parquetTypes = { BIGINT: 'INT64', INTEGER: 'INT32', VARCHAR: 'BYTE_ARRAY' } as const;
const columns = Object.entries(cleanFile.columns).map(([name, type]) => ({ name, type: parquetTypes[type] }));

/** Of a group, which an engine reads as a whole. Its end depends on rows alone, so the same rows are the same bytes. */
const mostRows = 1 << 16;
const mostTextBytes = 1 << 23;
const wholeHalf = 2 ** 32;

/** Collects clean rows by column, and hands them out as the pieces of a clean file. */
export class CleanWriter {
  readonly #file = new ParquetFile(columns);
  readonly #rowNos = new Int32Array(mostRows * 2);
  readonly #cents = new Int32Array(mostRows * 2);
  readonly #days = new Int32Array(mostRows);
  /** Party, key, name, asset, group. */
  readonly texts = Array.from({ length: 5 }, () => new TextColumn());
  readonly compared = new TextColumn();
  #rows = 0;

  get isFull(): boolean {
    if (this.#rows === mostRows) return true;
    let bytes = this.compared.length;
    for (const { length } of this.texts) bytes += length;
    return bytes >= mostTextBytes;
  }

  /** Begins a row, whose texts are then added to their columns. A column to which a group adds nothing has empty texts. */
  begin(rowNo: number, cents: number, day: number): void {
    const row = this.#rows;
    putInt64(this.#rowNos, row, rowNo);
    putInt64(this.#cents, row, cents);
    this.#days[row] = day;
    this.#rows = row + 1;
  }

  /** The rows since the last call. The pieces are overwritten by the next row. */
  take(): readonly Uint8Array[] {
    const rows = this.#rows;
    if (rows === 0) return [];
    this.#rows = 0;
    return this.#file.addGroup(rows, [
      bytesOf(this.#rowNos, rows * 2),
      bytesOf(this.#cents, rows * 2),
      bytesOf(this.#days, rows),
      ...this.texts.map((column) => column.take()),
      this.compared.take(),
    ]);
  }

  /** The rows since the last call, and the end of the file. */
  end(): readonly Uint8Array[] {
    return [...this.take(), ...this.#file.end()];
  }
}

/** Two halves, the lower first, which is the order of bytes of Parquet, and of every machine that Node.js runs on but those of IBM. */
const putInt64 = (halves: Int32Array, at: number, value: number): void => {
  const high = Math.floor(value / wholeHalf);
  halves[at * 2] = value - high * wholeHalf;
  halves[at * 2 + 1] = high;
};

const bytesOf = (numbers: Int32Array, length: number): Uint8Array => new Uint8Array(numbers.buffer, 0, length * 4);
