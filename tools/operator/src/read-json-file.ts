import { readFile } from 'node:fs/promises';
import { jsonMistake } from '@siesa-integration/canonical-model';
import { message } from './messages/message.ts';
import { OperatorMistake } from './operator-mistake.ts';

/**
 * Reads a file that the operator named.
 *
 * @throws {@link OperatorMistake} when it is missing or is not JSON; its content is never quoted, it may be a secret.
 */
export const readJsonFile = async (file: string): Promise<unknown> => JSON.parse(await readJsonText(file)) as unknown;

/** {@link readJsonFile}, unparsed: only the text shows keys that are written twice. */
export const readJsonText = async (file: string): Promise<string> => {
  const text = (await readTextFile(file)).replace(/^\uFEFF/, ''); // Windows editors begin UTF-8 files with a mark
  const mistake = jsonMistake(text);
  if (mistake === undefined) return text;
  throw new OperatorMistake(`The file '${file}' is not JSON (${mistake}): correct it, and run this again.`, {
    code: 'NOT_JSON',
  });
};

/** @throws {@link OperatorMistake} when the file cannot be read. */
export const readTextFile = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new OperatorMistake(message('mistake/file-unreadable', { file }), {
      code: 'FILE_UNREADABLE',
      cause,
    });
  });
