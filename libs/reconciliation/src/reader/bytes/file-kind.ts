import { FileRejected } from '../file-rejected.ts';

const exportAsCsv = 'Open it in the program that made it and save it as CSV (UTF-8).';

/** The first bytes of files that are sent under the name of a CSV, and what to do instead. */
const kinds: readonly (readonly [start: string, sentence: string])[] = [
  [
    'PK\u0003\u0004',
    `it is a ZIP archive or an Excel workbook (.xlsx), not text. Unpack it; a workbook: ${exportAsCsv}`,
  ],
  ['\u00D0\u00CF\u0011\u00E0', `it is an old Excel workbook (.xls), not text. ${exportAsCsv}`],
  ['%PDF', 'it is a PDF, not text. Ask its sender for the same data as CSV.'],
  ['\u001F\u008B', 'it is compressed with gzip. Unpack it and send the file inside.'],
  ['BZh', 'it is compressed with bzip2. Unpack it and send the file inside.'],
  ['\u0028\u00B5\u002F\u00FD', 'it is compressed with zstd. Unpack it and send the file inside.'],
  ['Rar!', 'it is a RAR archive. Unpack it and send the file inside.'],
  ['7z\u00BC\u00AF', 'it is a 7-Zip archive. Unpack it and send the file inside.'],
  ['PAR1', 'it is a Parquet file, not text. Send the same rows as CSV.'],
  ['<?xml', 'it is XML, not CSV. Ask its sender for the same data as CSV.'],
  ['<!DOCTYPE html', 'it is a web page, probably a login or an error page. Download the file again.'],
  ['<html', 'it is a web page, probably a login or an error page. Download the file again.'],
];

/** @throws {@link FileRejected} when the first bytes are those of another kind of file */
export const refuseKind = (head: Buffer, name: string): void => {
  const start = head.toString('latin1', 0, 32).trimStart().toLowerCase();
  const kind = kinds.find(([magic]) => start.startsWith(magic.toLowerCase()));
  if (kind) throw new FileRejected('FILE_KIND', name, kind[1]);
};
