import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../documents/markdown.ts';

const run = promisify(execFile);

/** A Python that has the pinned packages, or why this machine has no such Python. */
export type Python = { readonly path: string } | { readonly missing: string };

/**
 * Installs packages into a virtual environment of their own below `node_modules/.cache`, once for each list of packages.
 *
 * @param list - a requirements file, from the root of the repository
 */
export const preparePython = async (list: string): Promise<Python> => {
  const requirements = join(repository, list);
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(repository, 'node_modules/.cache/python', version);
  const path = join(folder, 'bin/python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return { path };

  try {
    await run('python3', ['-m', 'venv', '--clear', folder]);
    await run(path, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]);
    await writeFile(complete, '');
    return { path };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { missing: `Python 3 with the packages of ${list} cannot be had here (${reason}).` };
  }
};
