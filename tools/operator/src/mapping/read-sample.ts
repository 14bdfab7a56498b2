import type { SourceRecord } from '@siesa-integration/field-mapping';
import { isRecord } from '@siesa-integration/canonical-model';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { readTextFile } from '../read-json-file.ts';

/** Keys of the list of rows in Siesa's answers, of both dialects. */
const envelopes = ['data', 'items', 'products', 'results', 'Table', 'Datos'] as const;

/**
 * Rows from a file: a page as Siesa answers it (either dialect), a list of rows, or one row a line.
 *
 * @throws {@link OperatorMistake} when the file holds no rows.
 */
export const readSample = async (file: string): Promise<readonly SourceRecord[]> => {
  const text = (await readTextFile(file)).replace(/^\uFEFF/, '');
  const rows = rowsIn(parse(text));
  if (rows === undefined || rows.length === 0) throw new OperatorMistake(message('mistake/no-rows', { file }));
  return rows;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return lines(text);
  }
};

const lines = (text: string): unknown => {
  try {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  } catch {
    return undefined;
  }
};

const rowsIn = (document: unknown): readonly SourceRecord[] | undefined => {
  if (Array.isArray(document)) return document.every(isRecord) ? document : undefined;
  if (!isRecord(document)) return undefined;
  if (isRecord(document['detalle'])) return rowsIn(document['detalle']);
  const inside = envelopes.map((name) => document[name]).find((value) => Array.isArray(value));
  return inside === undefined ? [document] : rowsIn(inside);
};
