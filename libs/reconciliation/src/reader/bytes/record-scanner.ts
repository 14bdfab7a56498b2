/** A longer field is no value of a column; more than this is never held of one. */
export const maxFieldBytes = 65_536;

/** How the bytes of a record break the rules of CSV. */
export type Malformed = 'QUOTE_UNCLOSED' | 'QUOTE_MISPLACED' | 'FIELD_TOO_LONG';

const lineFeed = 10;
const carriageReturn = 13;
const tab = 9;

const ordinary = 0;
const delimiterClass = 1;
const lineFeedClass = 2;
const quoteClass = 3;
const carriageReturnClass = 4;
const controlClass = 5;

/** In place of where a quoted field ends. */
const needsMore = -1;
const isMalformed = -2;

/**
 * Finds where the next record of a text ends, and its fields, without making a string. The results of the last scan are in
 * its fields, because a million small objects would cost more than the scan itself.
 *
 * A record whose quotes are wrong is `malformed`. Reading goes on behind the first line break after the start of the wrong
 * field, so one lost quote costs one line. What is decided depends on bytes alone, never on where a chunk ends.
 */
export class RecordScanner {
  /** Where each field begins and ends in the data, without its quotes. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 for each field that is quoted. */
  readonly quoted: Uint8Array;
  /** The fields of the record; more than the capacity are counted and not kept. */
  count = 0;
  /** Whether a field has a quote, a line break or a carriage return in it, so it cannot be copied as it is. */
  special = false;
  /** Whether a field has a control character. */
  control = false;
  /** The line breaks of the record, its own end included. */
  lines = 0;
  malformed: Malformed | undefined;
  /** Where the next record begins. After a malformed record without a line break in the data: −1. */
  next = 0;

  readonly #classes = new Uint8Array(256);
  readonly #delimiter: number;
  readonly #quote: number;

  constructor(delimiter: string, quote: string, capacity: number) {
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.quoted = new Uint8Array(capacity);
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote.charCodeAt(0);
    this.#classes.fill(controlClass, 0, 32);
    this.#classes[tab] = ordinary;
    this.#classes[lineFeed] = lineFeedClass;
    this.#classes[carriageReturn] = carriageReturnClass;
    this.#classes[this.#quote] = quoteClass;
    this.#classes[this.#delimiter] = delimiterClass;
  }

  /**
   * Scans the record at `from`.
   *
   * @param isLast whether the data ends the file
   * @returns whether the record is whole, or known to be malformed; `false` when more data is needed to say so
   */
  scan(data: Uint8Array, from: number, isLast: boolean): boolean {
    this.special = false;
    this.control = false;
    this.lines = 1;
    this.malformed = undefined;
    // What the loop needs is in variables, because reading and writing the object's own for each field of the file takes half of the time.
    const { starts, ends, quoted } = this;
    const classes = this.#classes;
    const length = data.length;
    let count = 0;
    let at = from;
    for (;;) {
      let start = at;
      let isQuoted = 0;
      let kind = ordinary;
      while (at < length) {
        kind = classes[data[at] ?? 0] ?? ordinary;
        if (kind !== ordinary) break;
        at += 1;
      }
      let end = at;
      if (kind > lineFeedClass && at < length) {
        if (kind === quoteClass && at === start) {
          at = this.#quoted(data, at, isLast);
          if (at < 0) return at === isMalformed;
          isQuoted = 1;
          start += 1;
          end = at - 1;
        } else {
          at = this.#unquoted(data, at);
          end = at;
        }
        kind = classes[data[at] ?? 0] ?? ordinary;
      }
      if (isQuoted === 0) {
        if (end - start > maxFieldBytes) {
          this.#break('FIELD_TOO_LONG', data, start);
          return true;
        }
        if (at === length && !isLast) return false;
      }
      if (count < starts.length) {
        starts[count] = start;
        ends[count] = end;
        quoted[count] = isQuoted;
      }
      count += 1;

      // Here a field has ended: at a delimiter, at a line break, or at the end of the file.
      at += 1;
      if (kind === delimiterClass) continue;
      this.count = count;
      if (kind === carriageReturnClass) {
        if (at === length && !isLast) return false;
        at += 1;
      }
      this.next = Math.min(at, length);
      return true;
    }
  }

  /** @returns where the field ends that has the byte at `from`, which is neither ordinary nor its end, unless it is a carriage return */
  #unquoted(data: Uint8Array, from: number): number {
    const length = data.length;
    let at = from;
    for (; at < length; at += 1) {
      const kind = this.#classes[data[at] ?? 0] ?? ordinary;
      if (kind === delimiterClass || kind === lineFeedClass) break;
      if (kind === carriageReturnClass && (at + 1 === length || data[at + 1] === lineFeed)) break;
      if (kind === quoteClass) this.special = true;
      else if (kind !== ordinary) this.control = true;
    }
    return at;
  }

  /** @returns where the quoted field at `open` has ended, after its closing quote; `isMalformed`, or `needsMore` when that cannot be said yet */
  #quoted(data: Uint8Array, open: number, isLast: boolean): number {
    const classes = this.#classes;
    const start = open + 1;
    const linesBefore = this.lines;
    const limit = Math.min(data.length, start + maxFieldBytes + 1);
    let at = start;
    while (at < limit) {
      const kind = classes[data[at] ?? 0] ?? ordinary;
      if (kind === quoteClass) {
        if (!isLast && (at + 1 === data.length || (at + 2 === data.length && data[at + 1] === carriageReturn)))
          return needsMore;
        if (data[at + 1] !== this.#quote) break;
        this.special = true;
        at += 2;
        continue;
      }
      if (kind === lineFeedClass) {
        this.special = true;
        this.lines += 1;
      } else if (kind === carriageReturnClass) this.special = true;
      else if (kind === controlClass) this.control = true;
      at += 1;
    }
    const problem = this.#problem(data, start, at, isLast);
    if (problem !== undefined) {
      this.lines = linesBefore;
      return this.#break(problem, data, open);
    }
    return at >= data.length ? needsMore : at + 1;
  }

  /** What is wrong with a quoted field that was read from `start` to `at`. */
  #problem(data: Uint8Array, start: number, at: number, isLast: boolean): Malformed | undefined {
    if (at - start > maxFieldBytes) {
      const hasLines = data.subarray(start, start + maxFieldBytes).includes(lineFeed);
      return hasLines ? 'QUOTE_UNCLOSED' : 'FIELD_TOO_LONG';
    }
    if (at >= data.length) return isLast ? 'QUOTE_UNCLOSED' : undefined;
    return this.#endsField(data, at + 1) ? undefined : 'QUOTE_MISPLACED';
  }

  #endsField(data: Uint8Array, at: number): boolean {
    const byte = at < data.length ? data[at] : lineFeed;
    if (byte !== carriageReturn) return byte === this.#delimiter || byte === lineFeed;
    return at + 1 >= data.length || data[at + 1] === lineFeed;
  }

  #break(problem: Malformed, data: Uint8Array, fieldStart: number): typeof isMalformed {
    this.malformed = problem;
    const end = data.indexOf(lineFeed, fieldStart);
    this.next = end < 0 ? -1 : end + 1;
    return isMalformed;
  }
}
