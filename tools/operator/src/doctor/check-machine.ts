import { once } from 'node:events';
import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { asMistake } from '../hosts/as-mistake.ts';
import { errorInWords } from '../messages/errors/error-in-words.ts';
import { decimal, message, type Message, type Value } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** One finding about this machine. */
export interface MachineLine {
  readonly what: 'node' | 'folder' | 'secrets' | 'disk' | 'ports' | 'aws';
  readonly ok: boolean;
  /** Nothing is wrong, and the operator must know it. */
  readonly note?: true;
  /** What was found; when it is wrong, also how to correct it. */
  readonly message: Value;
}

/** What lines are about, for people. */
export const machineTitles = {
  node: message('doctor/what-node'),
  folder: message('doctor/what-folder'),
  secrets: message('doctor/what-secrets'),
  disk: message('doctor/what-disk'),
  ports: message('doctor/what-ports'),
  aws: message('doctor/what-aws'),
} as const satisfies Readonly<Record<MachineLine['what'], Message>>;

export interface MachineOptions {
  /** A folder of clients. @defaultValue the current folder, whose secrets are not looked at */
  readonly dir?: string | undefined;
  /** Whether access to AWS is needed, and not only useful. @defaultValue false */
  readonly aws?: boolean | undefined;
  /** As `process.versions.node`. @defaultValue that of this process */
  readonly node?: string | undefined;
  /** Bytes that must be free. @defaultValue 1 GiB */
  readonly freeBytes?: number | undefined;
}

/** Looks at what commands need of this machine: Node.js, the folder and its secrets, the disk, ports, access to AWS. Writes nothing and calls no server. */
export async function* checkMachine({
  dir,
  aws = false,
  node = process.versions.node,
  freeBytes = 1024 ** 3,
}: MachineOptions = {}): AsyncGenerator<MachineLine> {
  yield checkNode(node);
  const folder = await existingFolder(dir ?? '.');
  yield await checkFolder(dir ?? '.', folder);
  if (dir !== undefined) yield* await checkSecrets(dir);
  yield await checkDisk(folder, freeBytes);
  yield await checkPorts();
  yield await checkAws(aws);
}

const leastNode = 24;

const checkNode = (version: string): MachineLine =>
  Number(version.split('.')[0]) >= leastNode
    ? { what: 'node', ok: true, message: message('doctor/node', { version }) }
    : { what: 'node', ok: false, message: message('doctor/node-old', { version, least: leastNode }) };

/** The folder, or the nearest one above it that exists. */
const existingFolder = async (dir: string): Promise<string> => {
  const folder = resolve(dir);
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isThere || folder === dirname(folder) ? folder : existingFolder(dirname(folder));
};

const checkFolder = async (dir: string, folder: string): Promise<MachineLine> => {
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return { what: 'folder', ok: false, message: message('doctor/folder-closed', { folder }) };
  return {
    what: 'folder',
    ok: true,
    message:
      resolve(dir) === folder ? message('doctor/folder', { folder }) : message('doctor/folder-new', { dir, folder }),
  };
};

/** Files below `secrets` that others than their owner can read. Windows has no such modes. */
const checkSecrets = async (dir: string): Promise<readonly MachineLine[]> => {
  const entries = await readdir(join(dir, 'secrets'), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0 || process.platform === 'win32') return [];
  const modes = await Promise.all(files.map(async (file) => ({ file, mode: (await stat(file)).mode })));
  const open = modes.filter(({ mode }) => (mode & 0o077) !== 0).map(({ file }) => file);
  if (open.length === 0)
    return [{ what: 'secrets', ok: true, message: message('doctor/secrets', { files: files.length }) }];
  const shown = `${open.slice(0, 3).join(', ')}${open.length > 3 ? ', …' : ''}`;
  return [
    {
      what: 'secrets',
      ok: false,
      message: message('doctor/secrets-open', { files: shown, folder: join(dir, 'secrets') }),
    },
  ];
};

const checkDisk = async (folder: string, least: number): Promise<MachineLine> => {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const disk = message('doctor/disk', { free: decimal(free / 1024 ** 3, 1), folder });
  return { what: 'disk', ok: free >= least, message: free >= least ? disk : message('doctor/disk-full', { disk }) };
};

/** A local host listens on a port of loopback that the system chooses. */
const checkPorts = async (): Promise<MachineLine> => {
  const server = createServer();
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { what: 'ports', ok: true, message: message('doctor/ports') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { what: 'ports', ok: false, message: message('doctor/ports-closed', { reason }) };
  } finally {
    server.close();
  }
};

const checkAws = async (needed: boolean): Promise<MachineLine> => {
  const { SFNClient } = await import('@aws-sdk/client-sfn'); // the other findings need no SDK
  const client = new SFNClient();
  try {
    const region = await client.config.region();
    await client.config.credentials();
    return { what: 'aws', ok: true, message: message('doctor/aws', { region }) };
  } catch (error) {
    const mistake = asMistake(error);
    const known = mistake instanceof OperatorMistake ? mistake : { message: String(error) };
    const problem: Value = (language) => errorInWords(known, language).replace(/\.$/, '');
    return needed
      ? { what: 'aws', ok: false, message: problem }
      : { what: 'aws', ok: true, note: true, message: message('doctor/aws-not-needed', { problem }) };
  } finally {
    client.destroy();
  }
};
