import { readFile } from 'node:fs/promises';
import { jsonMistake } from '@siesa-integration/canonical-model';
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
  const mistake = jsonMistake(content);
  if (mistake !== undefined)
    throw new LocalHostError('NOT_JSON', `The file '${file}' is not JSON (${mistake}). Correct it, and start again.`);
  return JSON.parse(content);
};
