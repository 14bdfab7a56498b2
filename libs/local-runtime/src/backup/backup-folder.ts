import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ObjectStore } from '@siesa-integration/sync-pipeline';
import { runKeys } from '@siesa-integration/sync-pipeline/stored';
import { stateErrorOf } from '../database/state-errors.ts';
import { syncFolder } from '../database/sync-folder.ts';
import { LocalHostError } from '../host/local-host-error.ts';
import { openLocalStores } from '../stores/open-local-stores.ts';
import { objectTable } from './object-table.ts';

/** How much is in a backup. */
export interface BackedUp {
  readonly ledgerEntries: number;
  readonly pastSyncs: number;
  readonly objects: number;
}

/**
 * Writes what the service keeps in a folder to one file: the database by SQLite's online backup, as it is at one moment, and the report, the summary and the mapping document of
 * each sync in its history. Syncs may run meanwhile. The file is there when it is whole.
 *
 * Settings, secrets and mapping documents are the operator's own files, and are not in it. Neither are the rows that were read (`explain` shows them), which expire after 30 days.
 *
 * @throws LocalHostError `BACKUP_THERE` when there is a file of this name
 * @throws StateUnusable when the folder's state cannot be read or the file not be written
 *
 * @example
 * await backupFolder('./my-clients', './my-clients.backup'); // { ledgerEntries: 24000, pastSyncs: 31, objects: 93 }
 */
export const backupFolder = async (dir: string, file: string): Promise<BackedUp> => {
  const target = resolve(file);
  if (await stat(target).catch(() => undefined))
    throw new LocalHostError('BACKUP_THERE', `'${file}' is there already: name a file that is not there.`);
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  const { ports, copyDatabase, close } = await openLocalStores(dir);
  try {
    await copyDatabase(draft);
    const written = await addObjects(draft, ports.objects);
    await syncFile(draft);
    await rename(draft, target);
    await syncFolder(dirname(target));
    return written;
  } catch (error) {
    throw stateErrorOf(target, error);
  } finally {
    close();
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${draft}${end}`, { force: true });
  }
};

const addObjects = async (file: string, objects: ObjectStore): Promise<BackedUp> => {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = DELETE'); // one file, without a log beside it
    database.exec(objectTable.create);
    const insert = database.prepare(objectTable.insert);
    const syncs = database.prepare('SELECT client_id, sync_id FROM history').all();
    let count = 0;
    database.exec('BEGIN');
    for (const { client_id: clientId, sync_id: syncId } of syncs) {
      const { report, summary, mapping } = runKeys(String(clientId), String(syncId));
      for (const key of [report, summary, mapping]) {
        const body = await objects.get(key);
        if (body === undefined) continue; // it has expired
        insert.run(key, body);
        count += 1;
      }
    }
    database.exec('COMMIT');
    const { entries } = database.prepare('SELECT count(*) AS entries FROM ledger').get() ?? {};
    return { ledgerEntries: Number(entries), pastSyncs: syncs.length, objects: count };
  } finally {
    database.close();
  }
};

const syncFile = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
