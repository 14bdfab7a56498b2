import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { ObjectStore } from '@siesa-integration/sync-pipeline';
import { isOfFileSystem, stateUnusable } from '../database/state-errors.ts';
import { syncFolder } from '../database/sync-folder.ts';
import { isFileKey } from '../folder/file-key.ts';
import { LocalHostError } from '../host/local-host-error.ts';

/** Parts, manifests and reports as files: `{folder}/{key}`. */
export interface ObjectFiles extends ObjectStore {
  /** Deletes what is older than 30 days, as the data bucket's lifecycle rule does. @param now - milliseconds since 1970 */
  readonly expire: (now: number) => Promise<void>;
}

/** docs/reference/data-at-rest.md#objects-of-a-run */
const expireAfterMs = 30 * 24 * 3_600_000;

/** Longer than a write takes: what is older was left by a process that was killed. */
const unfinishedAfterMs = 24 * 3_600_000;

/**
 * An object is complete or absent, and is on the disk when `put` has answered: written under another name, synced, renamed, and its folder synced.
 *
 * @param folder - where the objects are
 * @param drafts - where unfinished ones are; on the same disk
 *
 * @throws StateUnusable from every method, when the disk refuses. Nothing of the object is stored then.
 */
export const createObjectFiles = (folder: string, drafts: string): ObjectFiles => {
  const guarded = <T>(work: () => Promise<T>): Promise<T> =>
    Promise.try(work).catch((error: unknown) => {
      throw isOfFileSystem(error) ? stateUnusable(error.path ?? folder, error) : error;
    });
  return {
    get: (key) => guarded(() => readIfThere(fileOf(folder, key))),
    open: async (key) => {
      const body = await guarded(() => readIfThere(fileOf(folder, key)));
      return body && [body];
    },
    put: (key, body) => guarded(() => write(fileOf(folder, key), drafts, body)),
    list: (prefix) =>
      guarded(async () => {
        const files = await filesBelow(dirname(fileOf(folder, `${prefix}x`)));
        const keys = files.map((file) => relative(folder, file).split(sep).join('/'));
        return keys.filter((key) => key.startsWith(prefix)).sort();
      }),
    expire: (now) =>
      guarded(async () => {
        await removeOlder(folder, now - expireAfterMs);
        await removeOlder(drafts, now - unfinishedAfterMs);
      }),
  };
};

const fileOf = (folder: string, key: string): string => {
  if (isFileKey(key)) return join(folder, ...key.split('/'));
  throw new LocalHostError(
    'OBJECT_KEY',
    `The object key '${key}' cannot be a file here: it has an empty or dotted segment.`,
  );
};

const readIfThere = async (file: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** Nothing is there, or a folder, or a file where a folder would be: in each case no object has this key. */
const isAbsent = (error: unknown): boolean =>
  isOfFileSystem(error) && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code ?? '');

const write = async (file: string, drafts: string, body: Uint8Array): Promise<void> => {
  const draft = join(drafts, randomBytes(8).toString('hex'));
  await makeFolder(drafts);
  try {
    await writeSynced(draft, body);
    await makeFolder(dirname(file));
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

const writeSynced = async (file: string, body: Uint8Array): Promise<void> => {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Creates a folder, and syncs the names of all that it had to create. */
const makeFolder = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made !== dirname(first); made = dirname(made)) await syncFolder(dirname(made));
};

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const removeOlder = async (folder: string, than: number): Promise<void> => {
  const folders = new Set<string>();
  for (const file of await filesBelow(folder)) {
    const { mtimeMs } = await stat(file);
    if (mtimeMs >= than) continue;
    await rm(file, { force: true });
    folders.add(dirname(file));
  }
  for (const emptied of folders) await removeEmpty(emptied, folder);
};

/** Up to the folder of all objects. A folder that got a new object meanwhile is not empty, and stays. */
const removeEmpty = async (folder: string, top: string): Promise<void> => {
  for (let emptied = folder; emptied !== top; emptied = dirname(emptied))
    if (
      !(await rmdir(emptied).then(
        () => true,
        () => false,
      ))
    )
      return;
};
