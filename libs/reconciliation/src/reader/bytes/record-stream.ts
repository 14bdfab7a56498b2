import type { RecordScanner } from './record-scanner.ts';

const lineFeed = 10;

/** Hands the records of a text to a visitor, from pieces of any size, and counts its lines. */
export class RecordStream {
  readonly #scanner: RecordScanner;
  /** The line on which the record at hand begins. */
  line: number;
  /** Within a malformed record whose line break has not come yet. */
  #skipping = false;

  constructor(scanner: RecordScanner, line: number) {
    this.#scanner = scanner;
    this.line = line;
  }

  /**
   * Reads records until the data ends or the visitor asks for a pause.
   *
   * @param visit looks at the scanner's record, and answers whether to go on
   * @returns where it stopped; the rest has to come again, in front of what follows
   */
  read(data: Uint8Array, from: number, isLast: boolean, visit: (data: Uint8Array) => boolean): number {
    const scanner = this.#scanner;
    let at = from;
    let goesOn = true;
    while (at < data.length && goesOn) {
      if (this.#skipping) {
        const end = data.indexOf(lineFeed, at);
        if (end < 0) return data.length;
        this.#skipping = false;
        this.line += 1;
        at = end + 1;
        continue;
      }
      if (!scanner.scan(data, at, isLast)) return at;
      goesOn = visit(data);
      if (scanner.next < 0) {
        this.#skipping = true;
        this.line += scanner.lines - 1;
        return data.length;
      }
      this.line += scanner.lines;
      at = scanner.next;
    }
    return at;
  }
}
