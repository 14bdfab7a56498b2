import { cleanFile } from './clean-file.ts';
import { maxFieldBytes, type RecordScanner } from './bytes/record-scanner.ts';
import { longestCompared, type TextPlan } from './column-plan.ts';
import { mostCompared } from '../rules/side-schema.ts';

const delimiter = cleanFile.delimiter.charCodeAt(0);
const lineFeed = 10;
const carriageReturn = 13;
const quote = cleanFile.quote.charCodeAt(0);
const joint = cleanFile.joint.charCodeAt(0);
/** Five texts whose every byte is doubled, compared ones of up to four bytes a character, three numbers and the separators. */
const longestRow = 5 * (2 * maxFieldBytes + 2) + mostCompared * (8 * longestCompared + 1) + 100;
const fullAt = 1 << 20;

/** Collects clean rows as bytes, in one buffer that is used again. */
export class CleanWriter {
  readonly #out = Buffer.allocUnsafe(fullAt + longestRow);
  #length = 0;

  get isFull(): boolean {
    return this.#length >= fullAt;
  }

  /** The rows since the last call. They are overwritten by the next row. */
  take(): Uint8Array {
    const rows = this.#out.subarray(0, this.#length);
    this.#length = 0;
    return rows;
  }

  number(value: number): void {
    const out = this.#out;
    let rest = value;
    if (rest < 0) {
      out[this.#length++] = 45;
      rest = -rest;
    }
    let digits = 1;
    for (let bound = 10; bound <= rest; bound *= 10) digits += 1;
    let at = this.#length + digits;
    this.#length = at;
    do {
      // Below 2^31 the division is one of integers, which is several times as fast.
      const tenth = rest < 0x7fffffff ? ((rest | 0) / 10) | 0 : Math.floor(rest / 10);
      out[--at] = 48 + rest - tenth * 10;
      rest = tenth;
    } while (rest > 0);
    out[this.#length++] = delimiter;
  }

  /** Copies a text byte for byte. */
  text(data: Uint8Array, start: number, end: number): void {
    const out = this.#out;
    let length = this.#length;
    for (let at = start; at < end; at += 1) out[length++] = data[at] ?? 0;
    out[length++] = delimiter;
    this.#length = length;
  }

  /** Writes a text that may hold quotes and line breaks. In the source, `sourceQuote` is doubled where `isQuoted`. */
  specialText(data: Uint8Array, start: number, end: number, sourceQuote: number, isQuoted: boolean): void {
    const out = this.#out;
    const bytes = data.subarray(start, end);
    if (
      !bytes.includes(quote) &&
      !bytes.includes(sourceQuote) &&
      !bytes.includes(lineFeed) &&
      !bytes.includes(carriageReturn)
    ) {
      this.text(data, start, end);
      return;
    }
    out[this.#length++] = quote;
    for (let at = start; at < end; at += 1) {
      const byte = data[at] ?? 0;
      if (byte === quote) out[this.#length++] = quote;
      out[this.#length++] = byte;
      if (isQuoted && byte === sourceQuote) at += 1;
    }
    out[this.#length++] = quote;
    out[this.#length++] = delimiter;
  }

  /** Writes several texts as one. */
  joined(
    data: Uint8Array,
    plans: readonly TextPlan[],
    { starts, ends, special, quoted }: RecordScanner,
    sourceQuote: number,
  ): void {
    const out = this.#out;
    if (plans.length === 0) {
      out[this.#length++] = delimiter;
      return;
    }
    if (special) out[this.#length++] = quote;
    for (const [at, { index }] of plans.entries()) {
      if (at > 0) out[this.#length++] = joint;
      const end = ends[index] ?? 0;
      for (let from = starts[index] ?? 0; from < end; from += 1) {
        const byte = data[from] ?? 0;
        if (byte === quote && special) out[this.#length++] = quote;
        out[this.#length++] = byte;
        if (quoted[index] === 1 && byte === sourceQuote) from += 1;
      }
    }
    if (special) out[this.#length++] = quote;
    out[this.#length++] = delimiter;
  }

  /** Ends the row: the last delimiter becomes a line feed. */
  endRow(): void {
    this.#out[this.#length - 1] = lineFeed;
  }
}
