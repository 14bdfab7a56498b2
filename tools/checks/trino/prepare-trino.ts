import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../src/documents/markdown.ts';

const run = promisify(execFile);

/** Below `node_modules`, as the packages of Python are. */
const cache = join(repository, 'node_modules/.cache/maven');

/** The class path of Trino, or why this machine cannot run it. */
export type Trino = { readonly classPath: string } | { readonly missing: string };

/** Has Maven install Trino, which it does once. */
export const prepareTrino = async (): Promise<Trino> => {
  const [, java = '0'] = /version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr) ?? [];
  if (Number(java) < 17) return { missing: 'there is no Java 17 here, and Trino runs on it.' };

  const list = join(cache, 'trino.classpath');
  try {
    await run('mvn', [
      ...['--batch-mode', '--quiet', '--strict-checksums', '--file', join(import.meta.dirname, 'pom.xml')],
      ...[`-Dmaven.repo.local=${join(cache, 'repository')}`, `-Dmdep.outputFile=${list}`],
      'dependency:build-classpath',
    ]);
    return { classPath: await readFile(list, 'utf8') };
  } catch (error) {
    return { missing: `Maven and the packages of tools/checks/trino/pom.xml cannot be had here (${reasonOf(error)}).` };
  }
};

/** Maven writes its errors to its output. */
const reasonOf = (error: unknown): string => {
  const { message, stdout = '' } = error as Error & { readonly stdout?: string };
  const [reason = ''] = (/^\[ERROR\] (.*)/m.exec(stdout)?.[1] ?? message).split('\n');
  return reason;
};
