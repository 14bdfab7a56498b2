import { csvDocument, csvLines, type CsvOptions } from '@siesa-integration/sync-pipeline/stored';
import type { Language } from '../messages/language.ts';
import { inBatches } from './in-batches.ts';

/**
 * A cell of the list. In a spreadsheet a number stays a number and a date a date, whose time on a clock is that of its UTC fields, because a spreadsheet has no zones. Every text is text,
 * also what looks like a formula.
 */
export type ListCell = string | number | Date;

/** Rows of a file, the titles first. They are read as the file is written, so a long list is never held whole. */
export interface ExportedList {
  readonly rows: AsyncIterable<readonly ListCell[]> | Iterable<readonly ListCell[]>;
  /** Name of the sheet. */
  readonly sheet: string;
  /** Columns of dates with their times, counted from 0: a workbook shows the date alone otherwise. @defaultValue none */
  readonly times?: readonly number[];
}

/** Rows that become one piece of a CSV. */
const rowsAtOnce = 1_000;

async function* csvFile({ rows }: ExportedList, language: Language): AsyncGenerator<Uint8Array> {
  const options: CsvOptions = { separator: language === 'es' ? ';' : ',' }; // what spreadsheets in that language expect
  let isFirst = true;
  for await (const batch of inBatches(rows, rowsAtOnce)) {
    const texts = batch.map((row) => row.map((cell) => (cell instanceof Date ? clockText(cell) : cell)));
    yield isFirst ? csvDocument(texts, options) : Buffer.from(csvLines(texts, options));
    isFirst = false;
  }
}

/** Of a cell: Excel refuses a file that has a longer one. */
const mostCharacters = 32_767;

async function* cellsOf({ rows }: ExportedList): AsyncGenerator<ListCell[]> {
  for await (const row of rows)
    yield row.map((cell) => (typeof cell === 'string' ? cell.slice(0, mostCharacters) : cell));
}

async function* xlsxFile(list: ExportedList): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx'); // only exports need it
  const columns = Array.from({ length: mostColumns }, (_, at) => ({
    width: 22,
    ...(list.times?.includes(at) && { numFmt: 'yyyy-mm-dd hh:mm' }),
  }));
  yield* writeXlsxStream(cellsOf(list), { name: list.sheet, columns, freezePane: { rows: 1 } });
}

/** More than any list has. */
const mostColumns = 26;

/** How a file is written, by the end of its name. */
const formats = { '.csv': csvFile, '.xlsx': xlsxFile } as const;

/** `2025-01-14 22:00` */
const clockText = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');

/** How a list can be written: the end of its file's name. */
export type ListFileFormat = keyof typeof formats;

export const isListFileFormat = (ending: string): ending is ListFileFormat => Object.hasOwn(formats, ending);

/** A list as a file that people can be sent, piece by piece. An error of the list's rows ends the file early: a reader must treat it as not written. */
export const listFile = (list: ExportedList, format: ListFileFormat, language: Language): AsyncGenerator<Uint8Array> =>
  formats[format](list, language);
