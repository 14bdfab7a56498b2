import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const workspace = join(import.meta.dirname, '../../../..');
const execute = promisify(execFile);

/** A copy of the repository that a test may change. */
export interface ScratchCopy {
  readonly dir: string;
  /** Runs a command there, with only the path of this process's environment. @returns standard output; throws an error that contains all output */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
  /** Links the packages of the workspace, as `npm install` does, without a registry. */
  readonly linkPackages: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Copies the files that git does not ignore, as they are now, and what is built of them; links the installed packages. */
export const makeScratchCopy = async (): Promise<ScratchCopy> => {
  const dir = await mkdtemp(join(tmpdir(), 'siesa-integration-'));
  const { stdout } = await execute('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: workspace,
    maxBuffer: 16 * 1024 * 1024,
  });
  // A tracked file may be missing, when its deletion is not committed yet.
  for (const file of stdout.split('\0').filter((path) => path && existsSync(join(workspace, path))))
    await copy(file, dir);
  // What Nx has cached too, so that it builds and checks only what the test changes.
  for await (const folder of glob(['.nx', '{libs,apps,tools}/*/{dist,out-tsc}'], { cwd: workspace }))
    await copy(folder, dir);
  await borrowPackages(dir);
  const scratch: ScratchCopy = {
    dir,
    run: (command, ...args) => runIn(dir, command, ...args),
    linkPackages: () => linkPackages(dir),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
  await scratch.linkPackages();
  return scratch;
};

/** The environment of every command: the workspace's programs, and nothing that a test runner sets. */
export const cleanEnvironment = {
  PATH: [join(workspace, 'node_modules/.bin'), process.env['PATH']].join(':'),
  HOME: homedir(),
  NX_DAEMON: 'false',
  CI: 'true',
};

/** Runs a command in a folder. @returns standard output; throws an error that contains all output */
export const runIn = async (cwd: string, command: string, ...args: readonly string[]): Promise<string> => {
  try {
    const { stdout } = await execute(command, args, { cwd, env: cleanEnvironment, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { message, stdout } = error as Error & { readonly stdout: string };
    throw new Error(`${message}\n${stdout}`, { cause: error }); // Node.js names standard error alone
  }
};

/** With the times of the original, so that tsc builds only what the test changes. */
const copy = async (file: string, dir: string): Promise<void> => {
  await mkdir(dirname(join(dir, file)), { recursive: true });
  await cp(join(workspace, file), join(dir, file), { recursive: true, preserveTimestamps: true });
};

/** Symlinks the root's packages, and those that npm put into a package's own folder because the root has another version. */
const borrowPackages = async (dir: string): Promise<void> => {
  const own = new Set(['@siesa-integration', '.cache', '.vite']);
  await mkdir(join(dir, 'node_modules/@siesa-integration'), { recursive: true });
  for (const entry of await readdir(join(workspace, 'node_modules'))) {
    if (!own.has(entry)) await symlink(join(workspace, 'node_modules', entry), join(dir, 'node_modules', entry));
  }
  for await (const folder of glob('{libs,apps,tools}/*/node_modules', { cwd: workspace }))
    if (existsSync(join(dir, dirname(folder)))) await symlink(join(workspace, folder), join(dir, folder));
};

const linkPackages = async (dir: string): Promise<void> => {
  for await (const file of glob('{libs/*,apps/*,tools/*,infra}/package.json', { cwd: dir })) {
    const { name } = JSON.parse(await readFile(join(dir, file), 'utf8')) as { readonly name: string };
    const link = join(dir, 'node_modules', name);
    if (!existsSync(link)) await symlink(join(dir, dirname(file)), link);
  }
};
