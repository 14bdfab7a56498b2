import {
  type Language,
  type ListedReject,
  localTime,
  reasonInWords,
  type RejectList,
  textIn,
} from '@siesa-integration/operator';
import { exportList, type ListCell } from '../../terminal/export-list.ts';

/**
 * Writes a list of rejects that a client can be sent.
 *
 * @returns the file's whole path.
 *
 * @throws OperatorMistake when the file cannot be written.
 */
export const exportRejects = (list: RejectList, file: string, language: Language): Promise<string> =>
  exportList({ rows: rowsOf(list, language), sheet: textIn(language)('export/sheet') }, file, language);

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
