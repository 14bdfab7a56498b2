import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

const mostOffered = 200;

/** Keys, and what the service keeps for itself. */
const closed: ReadonlySet<string> = new Set(['secrets', '.siesa-sync', 'node_modules', '.git']);

/** Files below a folder that could be reconciled, relative to it, to be offered where one is chosen. */
export const filesToReconcile = async (dir: string): Promise<readonly string[]> => {
  const found: string[] = [];
  const look = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(dir, folder), { withFileTypes: true }).catch(() => [])) {
      if (found.length >= mostOffered) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !closed.has(entry.name)) await look(path);
      if (entry.isFile() && /\.(csv|txt|tsv)$/i.test(entry.name)) found.push(path);
    }
  };
  await look('');
  return found.sort();
};

/**
 * The path of a file that somebody named in a browser. Only files below the folder can be named, because who may use the console need not be allowed to read
 * every file of the machine.
 *
 * @throws OperatorMistake when it is elsewhere, or is not there
 */
export const reconciledFile = async (dir: string, named: string): Promise<string> => {
  const path = await realpath(resolve(dir, named)).catch(() => undefined);
  const inside = path === undefined ? undefined : relative(await realpath(dir), path);
  const isOpen =
    inside !== undefined &&
    inside !== '' &&
    !isAbsolute(inside) &&
    !inside.split(sep).some((part) => part === '..' || closed.has(part));
  if (path !== undefined && isOpen) return path;
  throw new OperatorMistake(message('mistake/no-file-in-folder', { file: named, folder: dir }), {
    code: 'FILE_UNREADABLE',
  });
};
