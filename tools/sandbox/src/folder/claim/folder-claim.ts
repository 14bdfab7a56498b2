import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isAlive, type ProcessIdentity } from '@siesa-integration/local-runtime/workflow';
import type { Endpoints } from '../../emulated-host/endpoints.ts';
import { isOfFileSystem, stateUnusable } from '@siesa-integration/local-runtime/stores';

/** The content of `.siesa-sync/emulated/host.json`: the process that holds the folder, and the addresses of its stand-ins. */
export interface HostFile extends ProcessIdentity {
  /** Unique for each claim, also of one process. */
  readonly token: string;
  /** Absent while the holder is still opening its tables. */
  readonly endpoints?: Endpoints;
}

/** The file holds the token of the stand-ins, so no other user may read it. */
const ownersOnly = 0o600;

/** This process holds the folder until `release`, or until it ends. */
export interface FolderClaim {
  readonly mine: true;
  /** Publishes the addresses to which later processes attach. */
  readonly announce: (endpoints: Endpoints) => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Another process holds the folder. */
export interface HeldFolder {
  readonly mine: false;
  readonly holder: HostFile;
}

/**
 * Takes a folder for this process, unless a running process holds it.
 *
 * The claim is a hard link, which the file system creates for one caller only. The claim of an ended process is taken over
 * through a second link named after that claim, so that one of several successors wins.
 *
 * @throws StateUnusable when the file system refuses.
 */
export const claimFolder = async (state: string): Promise<FolderClaim | HeldFolder> => {
  try {
    return await claim(state);
  } catch (error) {
    throw isOfFileSystem(error) ? stateUnusable(state, error) : error;
  }
};

const claim = async (state: string): Promise<FolderClaim | HeldFolder> => {
  await mkdir(state, { recursive: true });
  const host = join(state, 'host.json');
  const own: HostFile = { ...identityOf(process.pid), token: randomUUID() };
  const draft = join(state, `host.${own.token}.json`);
  await writeFile(draft, JSON.stringify(own), { mode: ownersOnly });
  try {
    for (;;) {
      if (await linked(draft, host)) return claimOf(state, host, own);

      const holder = await readHostFile(host);
      if (holder && isAlive(holder)) return { mine: false, holder };
      if (holder && (await succeed(state, host, draft, holder))) return claimOf(state, host, own);
      await sleep(10); // another successor is taking over
    }
  } finally {
    await rm(draft, { force: true });
  }
};

/** `undefined` when there is none; an unreadable content counts as one of an ended process. @throws {@link LocalHostError} when it is not a file. */
export const readHostFile = async (host: string): Promise<HostFile | undefined> => {
  const text = await readFile(host, 'utf8').catch((error: unknown) => {
    if (isOfFileSystem(error) && error.code === 'ENOENT') return undefined;
    throw stateUnusable(host, error);
  });
  if (text === undefined) return undefined;
  try {
    const { pid, started, token, endpoints } = JSON.parse(text) as HostFile;
    if (typeof pid === 'number')
      return {
        pid,
        token: safeToken(token),
        ...(started !== undefined && { started }),
        ...(typeof endpoints?.token === 'string' && { endpoints }), // without one it was written by an older version
      };
  } catch {
    // half-written: the process that wrote it has ended
  }
  return { pid: 0, started: 'never', token: 'none' };
};

const safeToken = (token: unknown): string => (typeof token === 'string' && /^[\w-]+$/.test(token) ? token : 'none');

/** Replaces the claim of an ended process with ours; `false` when another successor is doing so. */
const succeed = async (state: string, host: string, draft: string, ended: HostFile): Promise<boolean> => {
  const successor = join(state, `successor-of.${ended.token}.json`);
  if (!(await linked(draft, successor))) {
    const other = await readHostFile(successor);
    if (!other || !isAlive(other)) await rm(successor, { force: true }); // it ended in the middle of this function
    return false;
  }
  try {
    const current = await readHostFile(host);
    if (current?.token !== ended.token) return false; // an earlier successor has come and gone
    await rename(draft, host);
    return true;
  } finally {
    await rm(successor, { force: true });
  }
};

const claimOf = (state: string, host: string, own: HostFile): FolderClaim => ({
  mine: true,
  announce: async (endpoints) => {
    const next = join(state, `host.${own.token}.next.json`);
    await writeFile(next, JSON.stringify({ ...own, endpoints }, undefined, 2), { mode: ownersOnly });
    await rename(next, host);
  },
  release: async () => {
    const current = await readHostFile(host);
    if (current?.token === own.token) await rm(host, { force: true });
  },
});

const linked = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};
