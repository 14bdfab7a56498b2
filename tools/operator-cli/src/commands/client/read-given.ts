import { readFile } from 'node:fs/promises';
import { OperatorMistake } from '@siesa-integration/operator/messages';
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
        throw new OperatorMistake(`The file '${file}' cannot be read: name one that exists.`, {
          code: 'FILE_UNREADABLE',
          cause,
        });
      });
