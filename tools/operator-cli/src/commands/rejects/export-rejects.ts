import { type Language, type RejectList, rejectTable } from '@siesa-integration/operator';
import { exportList } from '../../terminal/export-list.ts';

/**
 * Writes a list of rejects that a client can be sent.
 *
 * @returns the file's whole path.
 *
 * @throws OperatorMistake when the file cannot be written.
 */
export const exportRejects = (list: RejectList, file: string, language: Language): Promise<string> =>
  exportList(rejectTable(list, language), file, language);
