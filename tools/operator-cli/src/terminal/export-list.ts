import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type Language, OperatorMistake } from '@siesa-integration/operator';
import { csvDocument } from '@siesa-integration/sync-pipeline';

/** A cell of the list: a number stays a number in a spreadsheet, and everything else is text, also what looks like a formula. */
export type ListCell = string | number;

/** Rows of a file, the titles first. */
export interface ExportedList {
  readonly rows: readonly (readonly ListCell[])[];
  /** Name of the sheet. */
  readonly sheet: string;
}

/** How a file is written, by the end of its name. */
const formats = {
  '.csv': ({ rows }: ExportedList, language: Language): Promise<Uint8Array> =>
    Promise.resolve(
      csvDocument(
        rows.map((row) => row.map(String)),
        { separator: language === 'es' ? ';' : ',' }, // what spreadsheets in that language expect
      ),
    ),
  '.xlsx': async ({ rows, sheet }: ExportedList): Promise<Uint8Array> => {
    const { default: writeXlsxFile } = await import('write-excel-file/node'); // only exports need it
    const [titles = [], ...lines] = rows;
    const cells = [
      titles.map((value) => ({ type: String, value: String(value), fontWeight: 'bold' as const })),
      ...lines.map((row) =>
        row.map((value) => (typeof value === 'number' ? { type: Number, value } : { type: String, value })),
      ),
    ];
    const options = {
      sheet,
      stickyRowsCount: 1,
      columns: titles.map(() => ({ width: 22 })),
    };
    return writeXlsxFile(cells, options).toBuffer();
  },
} as const;

const isFormat = (ending: string): ending is keyof typeof formats => Object.hasOwn(formats, ending);

/** Throws an {@link OperatorMistake} unless a list can be written into a file of this name. */
export const assertExportable = (file: string): void => {
  if (!isFormat(extname(file).toLowerCase()))
    throw new OperatorMistake(`A list is written as .xlsx or .csv, and '${file}' ends otherwise: name it so.`, {
      code: 'WRONG_USAGE',
    });
};

/**
 * Writes a list that people can be sent, as the end of the file's name asks.
 *
 * @returns the file's whole path.
 *
 * @throws OperatorMistake when the file cannot be written.
 */
export const exportList = async (list: ExportedList, file: string, language: Language): Promise<string> => {
  const ending = extname(file).toLowerCase();
  const path = resolve(file);
  const body = await formats[isFormat(ending) ? ending : '.csv'](list, language);
  await writeFile(path, body).catch((cause: unknown) => {
    throw new OperatorMistake(`The list cannot be written to '${path}': name another file with --export.`, { cause });
  });
  return path;
};
