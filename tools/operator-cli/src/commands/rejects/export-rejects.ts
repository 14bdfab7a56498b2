import type { Language } from '@siesa-integration/operator/messages';
import { type RejectList, rejectTable } from '@siesa-integration/operator/rejects';
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
