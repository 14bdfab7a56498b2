import { FileRejected } from '../reader/file-rejected.ts';
import { createReadCents } from '../reader/values/read-cents.ts';
import { RecordScanner } from '../reader/bytes/record-scanner.ts';
import { numberStyles } from './number-styles.ts';

export interface Layout {
  readonly delimiter: string;
  readonly skipLines: number;
  readonly header: readonly string[];
}

const delimiters = [';', ',', '\t', '|'];
const sampledRows = 1000;
const mostColumns = 4096;

/**
 * Finds the delimiter and the header by the first rows: the delimiter under which most rows have as many cells as a first row of names.
 *
 * @throws {@link FileRejected} when no delimiter gives a header
 */
export const findLayout = (sample: Uint8Array, isWhole: boolean, fileName: string): Layout => {
  const found = delimiters
    .flatMap((delimiter) => {
      const records = sampleRecords(sample, delimiter, isWhole);
      const width = mostFrequent(records.map(({ cells }) => cells.length));
      const header = records.find(({ cells }) => cells.length === width);
      if (width < 2 || !header || !isHeader(header.cells)) return [];
      const share = records.filter(({ cells }) => cells.length === width).length / records.length;
      return [{ delimiter, skipLines: header.line - 1, header: header.cells, share }];
    })
    .sort((a, b) => b.share - a.share || b.header.length - a.header.length);
  if (found[0]) return found[0];
  throw new FileRejected(
    'HEADER',
    fileName,
    'no row of names was found under ; , tab or |. A file needs a header, because columns are read by name.',
  );
};

interface SampledRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const sampleRecords = (sample: Uint8Array, delimiter: string, isWhole: boolean): readonly SampledRecord[] => {
  const scanner = new RecordScanner(delimiter, '"', mostColumns);
  const records: SampledRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < sample.length && records.length < sampledRows && scanner.scan(sample, at, isWhole)) {
    const cells = Array.from({ length: Math.min(scanner.count, mostColumns) }, (_, index) =>
      Buffer.from(sample.subarray(scanner.starts[index], scanner.ends[index])).toString('utf8').trim(),
    );
    if (scanner.malformed === undefined && cells.some((cell) => cell !== '')) records.push({ line, cells });
    if (scanner.next < 0) break;
    line += scanner.lines;
    at = scanner.next;
  }
  return records;
};

const mostFrequent = (values: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first = [0, 0]] = [...counts].sort(([a, m], [b, n]) => n - m || b - a);
  return first[0];
};

const readers = numberStyles.map((style) => createReadCents(style));

/** Names, each once, and none of them a number. */
const isHeader = (cells: readonly string[]): boolean =>
  new Set(cells).size === cells.length &&
  cells.every((cell) => {
    const bytes = Buffer.from(cell);
    return cell !== '' && !/^\d/.test(cell) && !readers.some((read) => Number.isInteger(read(bytes, 0, bytes.length)));
  });
