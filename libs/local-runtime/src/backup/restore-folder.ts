import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase, placeDatabase } from '../database/open-database.ts';
import { isOfFileSystem, stateErrorOf, stateUnusable } from '../database/state-errors.ts';
import { assertFolder } from '../folder/read-folder.ts';
import { LocalHostError } from '../host/local-host-error.ts';
import { createClientStates } from '../stores/client-states.ts';
import { databaseFile, objectFilesOf } from '../stores/open-local-stores.ts';
import { objectTable } from './object-table.ts';

/** How much was restored. */
export interface Restored {
  readonly clientStates: number;
  readonly objects: number;
}

export interface RestoreOptions {
  /**
   * No sync has run since the backup was made, so the ledger knows what each destination has. Otherwise the next sync of each client sends all that has changed in Siesa since the backup, whatever the ledger
   * says, because it cannot know what was sent after the backup.
   *
   * @defaultValue false
   */
  readonly isLatest?: boolean;
}

/**
 * Puts back what a backup holds, into a folder that has no database: it is there when all of it is, or not at all.
 *
 * @throws LocalHostError `FOLDER_MISSING`, `RESTORE_OVER` when the folder has a database, `NOT_A_BACKUP`
 * @throws StateUnusable `STATE_NEWER`, `STATE_DAMAGED` when the backup cannot be used, `STATE_UNUSABLE` when the disk refuses
 *
 * @example
 * await restoreFolder('./my-clients', './my-clients.backup'); // { clientStates: 4, objects: 93 }
 */
export const restoreFolder = async (
  dir: string,
  file: string,
  { isLatest = false }: RestoreOptions = {},
): Promise<Restored> => {
  const folder = resolve(dir);
  await assertFolder(folder);
  const target = databaseFile(folder);
  if (await stat(target).catch(() => undefined))
    throw new LocalHostError(
      'RESTORE_OVER',
      `'${target}' is there: a backup is not restored over it. Move it away first, with its '-wal' if there is one.`,
    );
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await copyFile(resolve(file), draft);
    const objects = await takeObjects(draft, file, folder);
    const clientStates = await openStates(draft, isLatest);
    await placeDatabase(draft, target);
    return { clientStates, objects };
  } catch (error) {
    throw isOfFileSystem(error) ? stateUnusable(error.path ?? target, error) : error;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${draft}${end}`, { force: true });
  }
};

/** Writes the objects of a backup to the folder, and takes them out of the copied database. */
const takeObjects = async (draft: string, file: string, folder: string): Promise<number> => {
  const objects = objectFilesOf(folder);
  const database = new DatabaseSync(draft);
  try {
    if (!database.prepare(objectTable.exists).get()) throw notABackup(file);
    let count = 0;
    for (const { key, body } of database.prepare(objectTable.all).iterate()) {
      if (!(body instanceof Uint8Array)) throw notABackup(file);
      await objects.put(String(key), body, { contentType: 'application/octet-stream' });
      count += 1;
    }
    database.exec(`${objectTable.drop}; DELETE FROM server; VACUUM`);
    return count;
  } catch (error) {
    const inWords = stateErrorOf(file, error);
    throw inWords === error || !isUnreadable(inWords) ? inWords : notABackup(file, error);
  } finally {
    database.close();
  }
};

const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'STATE_DAMAGED';

const notABackup = (file: string, cause?: unknown): LocalHostError =>
  new LocalHostError(
    'NOT_A_BACKUP',
    `'${file}' is not a backup, or it is damaged: name a file that \`siesa-sync backup\` wrote.`,
    { cause },
  );

/** Checks the database, and lets the next sync of each client send all that it reads, unless nothing can have been sent since. @returns how many clients have a state */
const openStates = async (draft: string, isLatest: boolean): Promise<number> => {
  const database = await openDatabase(draft);
  try {
    const states = createClientStates(database);
    const ids = await database.run(() =>
      database
        .prepare('SELECT client_id FROM client_state')
        .all()
        .map(({ client_id: id }) => String(id)),
    );
    for (const clientId of ids) {
      const stored = await states.read(clientId);
      if (stored && !isLatest)
        await states.replace(clientId, { ...stored.state, open: stored.state.open ?? 'restored' }, stored.version);
    }
    return ids.length;
  } finally {
    database.close();
  }
};
