import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import {
  type Language,
  type ListedReject,
  localTime,
  OperatorMistake,
  reasonInWords,
  type RejectList,
  textIn,
} from '@siesa-integration/operator';
import { csvDocument } from '@siesa-integration/sync-pipeline';

/** A cell of the list: a number stays a number in a spreadsheet, and everything else is text, also what looks like a formula. */
type ListCell = string | number;

/** How a file is written, by the end of its name. */
const formats = {
  '.csv': (rows: readonly (readonly ListCell[])[], language: Language): Promise<Uint8Array> =>
    Promise.resolve(
      csvDocument(
        rows.map((row) => row.map(String)),
        { separator: language === 'es' ? ';' : ',' }, // what spreadsheets in that language expect
      ),
    ),
  '.xlsx': async (rows: readonly (readonly ListCell[])[], language: Language): Promise<Uint8Array> => {
    const { default: writeXlsxFile } = await import('write-excel-file/node'); // only exports need it
    const [titles = [], ...lines] = rows;
    const sheet = [
      titles.map((value) => ({ type: String, value: String(value), fontWeight: 'bold' as const })),
      ...lines.map((row) =>
        row.map((value) => (typeof value === 'number' ? { type: Number, value } : { type: String, value })),
      ),
    ];
    const options = {
      sheet: textIn(language)('export/sheet'),
      stickyRowsCount: 1,
      columns: titles.map(() => ({ width: 22 })),
    };
    return writeXlsxFile(sheet, options).toBuffer();
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
 * Writes a list of rejects that a client can be sent.
 *
 * @returns the file's whole path.
 *
 * @throws OperatorMistake when the file cannot be written.
 */
export const exportRejects = async (list: RejectList, file: string, language: Language): Promise<string> => {
  const ending = extname(file).toLowerCase();
  const path = resolve(file);
  const body = await formats[isFormat(ending) ? ending : '.csv'](rowsOf(list, language), language);
  await writeFile(path, body).catch((cause: unknown) => {
    throw new OperatorMistake(`The list cannot be written to '${path}': name another file with --export.`, { cause });
  });
  return path;
};

const rowsOf = ({ rejects, timezone }: RejectList, language: Language): readonly (readonly ListCell[])[] => {
  const t = textIn(language);
  return [
    [
      t('export/id'),
      t('export/source'),
      t('export/name'),
      t('export/siesa-field'),
      t('export/found'),
      t('export/expected'),
      t('export/rule'),
      t('export/status'),
      t('export/since'),
      t('export/attempts'),
    ],
    ...rejects.map((reject) => [
      reject.product_id.startsWith('?') ? '' : reject.product_id,
      reject.source_id ?? '',
      reject.name ?? '',
      reject.siesa_field ?? '',
      shown(reject.found),
      expectedOf(reject, language),
      reject.code,
      t(`export/${reject.status}`),
      reject.since === undefined ? '' : localTime(reject.since, timezone),
      reject.attempts ?? '',
    ]),
  ];
};

const shown = (found: unknown): string => {
  if (found === undefined || found === null) return '';
  return typeof found === 'string' ? found : JSON.stringify(found);
};

const expectedOf = ({ code, expected, message }: ListedReject, language: Language): string =>
  reasonInWords(code)?.[language] ?? expected ?? message;
