import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorMistake } from '../operator-mistake.ts';

/** A file of a new client. */
export interface NewFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

export const jsonFile = (path: string, document: unknown, mode: number): NewFile => ({
  path,
  text: `${JSON.stringify(document, undefined, 2)}\n`,
  mode,
});

/**
 * Writes the files of a new client into a folder. A mapping document that is there stays, because clients share them.
 *
 * @returns the files that were written, relative to the folder.
 *
 * @throws {@link OperatorMistake} when the folder has this client: nothing is overwritten.
 */
export const writeClientFolder = async (
  dir: string,
  clientId: string,
  files: readonly NewFile[],
): Promise<readonly string[]> => {
  const settings = join(dir, `clients/${clientId}.json`);
  if (await exists(settings))
    throw new OperatorMistake(`The file '${settings}' is there already: edit it, or choose another id.`);
  const written: string[] = [];
  for (const { path, text, mode } of files) {
    const file = join(dir, path);
    if (path.startsWith('field-mappings/') && (await exists(file))) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { mode });
    written.push(path);
  }
  return written;
};

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
