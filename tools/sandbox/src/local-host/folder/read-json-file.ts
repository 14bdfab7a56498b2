import { readFile } from 'node:fs/promises';
import { LocalHostError } from '../local-host-error.ts';

/** @throws {@link LocalHostError} that names the file and says what to do, without quoting it: it may be a secret. */
export const readJsonFile = async (file: string): Promise<unknown> => {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LocalHostError('FILE_UNREADABLE', `The file '${file}' cannot be read. Check its permissions.`, { cause });
  });
  return parseJson(file, content);
};

/** As `readJsonFile`, of text that has been read. */
export const parseJson = (file: string, content: string): unknown => {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')); // Windows editors begin UTF-8 files with a mark
  } catch (error) {
    throw new LocalHostError('NOT_JSON', `The file '${file}' is not JSON${placeOf(error, content)}. Correct it, and start again.`);
  }
};

/** Where the parser stopped; V8's own message quotes the text. */
const placeOf = (error: unknown, content: string): string => {
  const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  if (position === undefined) return content.trim() === '' ? ' (it is empty)' : '';

  const before = content.slice(0, Number(position)).split('\n');
  return ` (line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)})`;
};
