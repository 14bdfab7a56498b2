import { open, rename, rm } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type ExportedList, isListFileFormat, listFile } from '@siesa-integration/operator/export';
import { type Language, message, OperatorMistake } from '@siesa-integration/operator/messages';

/** Throws an {@link OperatorMistake} unless a list can be written into a file of this name. */
export const assertExportable = (file: string): void => {
  if (!isListFileFormat(extname(file).toLowerCase()))
    throw new OperatorMistake(message('mistake/list-format', { file }), {
      code: 'WRONG_USAGE',
    });
};

/**
 * Writes a list that people can be sent, as the end of the file's name asks. A list that cannot be read to its end leaves the file as it was.
 *
 * @returns the file's whole path.
 *
 * @throws OperatorMistake when the file cannot be written.
 */
export const exportList = async (list: ExportedList, file: string, language: Language): Promise<string> => {
  const ending = extname(file).toLowerCase();
  const path = resolve(file);
  const unfinished = `${path}.unfinished`;
  const unwritable = (cause: unknown): never => {
    throw new OperatorMistake(message('mistake/list-unwritable', { file: path }), { cause });
  };
  const opened = await open(unfinished, 'w').catch(unwritable);
  try {
    await opened.writeFile(listFile(list, isListFileFormat(ending) ? ending : '.csv', language));
    await rename(unfinished, path).catch(unwritable);
  } finally {
    await opened.close();
    await rm(unfinished, { force: true });
  }
  return path;
};
