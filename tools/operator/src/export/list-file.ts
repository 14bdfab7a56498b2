import { csvDocument } from '@siesa-integration/sync-pipeline/stored';
import type { Language } from '../messages/language.ts';

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

/** How a list can be written: the end of its file's name. */
export type ListFileFormat = keyof typeof formats;

export const isListFileFormat = (ending: string): ending is ListFileFormat => Object.hasOwn(formats, ending);

/** A list as a file that people can be sent. */
export const listFile = (list: ExportedList, format: ListFileFormat, language: Language): Promise<Uint8Array> =>
  formats[format](list, language);
