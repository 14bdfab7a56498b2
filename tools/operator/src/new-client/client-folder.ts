import { readdirSync } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderGitIgnore } from '@siesa-integration/workflow-contract';
import { message } from '../messages/message.ts';
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
 * Writes the files of a new client into a folder, and a `.gitignore`. That and a mapping document that are there stay, because clients share them.
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
  if (await exists(settings)) throw new OperatorMistake(message('mistake/settings-there', { file: settings }));
  const written: string[] = [];
  for (const { path, text, mode } of [...files, gitIgnore]) {
    const file = join(dir, path);
    const isShared = path === gitIgnore.path || path.startsWith('field-mappings/');
    if (isShared && (await exists(file))) continue;
    await mkdir(dirname(file), { recursive: true, mode: path.startsWith('secrets/') ? 0o700 : 0o777 });
    await writeFile(file, text, { mode });
    written.push(path);
  }
  return written;
};

const gitIgnore: NewFile = { path: '.gitignore', text: folderGitIgnore, mode: 0o644 };

/** The ids of the clients that a folder has files of. None when there is no folder. */
export const clientIdsIn = (dir: string): readonly string[] =>
  namesIn(join(dir, 'clients')).flatMap((name) => /^(.+?)(?:\.dynamodb)?\.json$/.exec(name)?.[1] ?? []);

const namesIn = (dir: string): readonly string[] => {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
};

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
