import { FileRejected } from './file-rejected.ts';
import { RecordScanner } from './bytes/record-scanner.ts';
import type { Dialect } from '../rules/side-schema.ts';

const mostColumns = 4096;
/** A header and the lines before it are no longer than this. */
const longestHeader = 1 << 20;

export interface Header {
  readonly columns: readonly string[];
  /** Where the rows begin. */
  readonly next: number;
  /** The line of the first row. */
  readonly line: number;
}

/**
 * Reads the header at the start of a text, after the declared lines.
 *
 * @returns `undefined` when more data is needed
 * @throws {@link FileRejected} when the file has no header, or the header's quotes are wrong
 */
export const readHeader = (
  data: Uint8Array,
  dialect: Dialect,
  isLast: boolean,
  fileName: string,
): Header | undefined => {
  const reject = (sentence: string): never => {
    throw new FileRejected('HEADER', fileName, sentence);
  };
  let at = 0;
  for (let skipped = 0; skipped < dialect.skip_lines; skipped += 1) {
    const end = data.indexOf(10, at);
    if (end < 0 && !isLast && data.length < longestHeader) return undefined;
    if (end < 0) return reject(`it has fewer than ${String(dialect.skip_lines)} lines before its header.`);
    at = end + 1;
  }
  const scanner = new RecordScanner(dialect.delimiter, dialect.quote, mostColumns);
  if (!scanner.scan(data, at, isLast)) {
    if (data.length < longestHeader) return undefined;
    return reject('its first line is longer than a header can be.');
  }
  if (data.subarray(at, scanner.next).includes(0))
    return reject('its first line has NUL bytes, so it is no text. Send it as CSV.');
  if (scanner.malformed !== undefined) return reject('a quote in its header is not closed.');
  const columns = Array.from({ length: Math.min(scanner.count, mostColumns) }, (_, index) =>
    Buffer.from(data.subarray(scanner.starts[index], scanner.ends[index])).toString('utf8').trim(),
  );
  if (columns.some((column) => column.includes('\r')))
    return reject(
      'its lines end with carriage returns alone, as old Macs wrote them. Save it with other line endings.',
    );
  return { columns, next: scanner.next, line: dialect.skip_lines + scanner.lines + 1 };
};
