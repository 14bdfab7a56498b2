import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../documents/markdown.ts';

const run = promisify(execFile);

/** The Python half of the proof: its packages and its program. */
export const motoFolder = join(repository, 'tools/checks/moto');

/** A Python that has the pinned packages, or why there is none. */
type Python = { readonly path: string } | { readonly missing: string };

/** Installs the packages into a virtual environment of their own, once for each list of packages. */
export const preparePython = async (): Promise<Python> => {
  const requirements = join(motoFolder, 'requirements.txt');
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(repository, 'node_modules/.cache/parity', version);
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
    return {
      missing: `Python 3 with the packages of tools/checks/moto/requirements.txt cannot be had here (${reason}).`,
    };
  }
};
