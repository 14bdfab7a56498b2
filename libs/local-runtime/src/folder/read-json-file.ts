import { readFile } from 'node:fs/promises';
import { isOfFileSystem } from '../database/state-errors.ts';
import { LocalHostError } from '../host/local-host-error.ts';

/** @throws {@link LocalHostError} that names the file and the next step, without quoting the content, which may be a secret. */
export const readJsonFile = async (file: string): Promise<unknown> => parseJson(file, await readTextFile(file));

/** @throws {@link LocalHostError} that names the file. */
export const readTextFile = async (file: string): Promise<string> => {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  return content.replace(/^\uFEFF/, ''); // Windows editors begin UTF-8 files with a byte order mark
};

/** As `readTextFile`; `undefined` when there is no such file. */
export const readTextIfThere = async (file: string): Promise<string | undefined> =>
  readTextFile(file).catch((error: unknown) => {
    const cause = error instanceof Error ? error.cause : undefined;
    if (isOfFileSystem(cause) && cause.code === 'ENOENT') return undefined;
    throw error;
  });

const unreadable = (file: string, cause: unknown): LocalHostError =>
  new LocalHostError('FILE_UNREADABLE', `The file '${file}' cannot be read. Check its permissions.`, { cause });

/** As `readJsonFile`, for text that was read before. */
export const parseJson = (file: string, content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    throw new LocalHostError(
      'NOT_JSON',
      `The file '${file}' is not JSON${placeIn(content)}. Correct it, and start again.`,
    ); // without cause: V8's message quotes the text
  }
};

const placeIn = (text: string): string => {
  if (text.trim() === '') return ' (it is empty)';

  const before = text.slice(0, lengthBeforeMistake(text)).split('\n');
  return ` (line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)})`;
};

/** V8 reports the position of few mistakes, so the longest beginning that could still become JSON is found by halving. */
const lengthBeforeMistake = (text: string): number => {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (canBecomeJson(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
};

const canBecomeJson = (beginning: string): boolean => {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return (
      /end of JSON|Unterminated string/.test(message) ||
      Number(/position (\d+)/.exec(message)?.[1]) === beginning.length
    );
  }
};
