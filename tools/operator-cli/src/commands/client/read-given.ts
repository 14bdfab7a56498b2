import { readFile } from 'node:fs/promises';
import { message, OperatorMistake } from '@siesa-integration/operator/messages';
import type { Terminal } from '../../terminal/terminal.ts';

/**
 * The text of a file that an option names, or of standard input for `-`.
 *
 * @throws OperatorMistake when the file cannot be read.
 */
export const readGiven = async (file: string, { input }: Pick<Terminal, 'input'>): Promise<string> =>
  file === '-'
    ? input()
    : readFile(file, 'utf8').catch((cause: unknown) => {
        throw new OperatorMistake(message('mistake/file-unreadable', { file }), {
          code: 'FILE_UNREADABLE',
          cause,
        });
      });
