import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoints } from '../endpoints.ts';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';
import { isOfFileSystem, stateUnusable } from './state-unusable.ts';

/** What `.siesa-sync/host.json` says: who holds the folder, and where its stand-ins answer. */
export interface HostFile extends ProcessIdentity {
  /** Of this claim; two claims of one process differ. */
  readonly token: string;
  /** Absent while the holder is still opening its tables. */
  readonly endpoints?: Endpoints;
}

/** The folder is ours until `release`, or until this process dies. */
export interface FolderClaim {
  readonly mine: true;
  /** Tells later processes where to attach. */
  readonly announce: (endpoints: Endpoints) => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Somebody else has the folder. */
export interface HeldFolder {
  readonly mine: false;
  readonly holder: HostFile;
}

/**
 * Takes a folder for this process, unless a living one has it.
 *
 * The claim is a hard link, which the file system makes for one caller only; the claim of a dead process is taken over
 * through a second link that is named after it, so that of many heirs one wins.
 *
 * @throws {@link LocalHostError} `STATE_UNUSABLE`, when the file system refuses.
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
  await writeFile(draft, JSON.stringify(own));
  try {
    for (;;) {
      if (await linked(draft, host)) return claimOf(state, host, own);

      const holder = await readHostFile(host);
      if (holder && isAlive(holder)) return { mine: false, holder };
      if (holder && (await inherit(state, host, draft, holder))) return claimOf(state, host, own);
      await sleep(10); // another heir is at it
    }
  } finally {
    await rm(draft, { force: true });
  }
};

/** `undefined` when there is none; a file that says nothing is one of a dead process. @throws {@link LocalHostError} when it is no file. */
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
        ...(endpoints && { endpoints }),
      };
  } catch {
    // a half-written file: its writer died
  }
  return { pid: 0, started: 'never', token: 'none' };
};

const safeToken = (token: unknown): string => (typeof token === 'string' && /^[\w-]+$/.test(token) ? token : 'none');

/** Puts our claim in the place of a dead one; `false` when another heir is at it. */
const inherit = async (state: string, host: string, draft: string, dead: HostFile): Promise<boolean> => {
  const will = join(state, `heir-of.${dead.token}.json`);
  if (!(await linked(draft, will))) {
    const heir = await readHostFile(will);
    if (!heir || !isAlive(heir)) await rm(will, { force: true }); // it died between two lines of this function
    return false;
  }
  try {
    const current = await readHostFile(host);
    if (current?.token !== dead.token) return false; // an earlier heir has come and gone
    await rename(draft, host);
    return true;
  } finally {
    await rm(will, { force: true });
  }
};

const claimOf = (state: string, host: string, own: HostFile): FolderClaim => ({
  mine: true,
  announce: async (endpoints) => {
    const next = join(state, `host.${own.token}.next.json`);
    await writeFile(next, JSON.stringify({ ...own, endpoints }, undefined, 2));
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
