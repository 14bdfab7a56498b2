import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CountedLedger, MappingStore, SecretStore, StateStore } from '@siesa-integration/sync-pipeline';
import { createDatabase, openDatabase } from '../database/open-database.ts';
import type { StateDatabase } from '../database/state-database.ts';
import { StateUnusable } from '../database/state-errors.ts';
import { assertFolder } from '../folder/read-folder.ts';
import { type AlertOutbox, createAlertOutbox } from './alert-outbox.ts';
import { type AuditList, createAuditList } from './audit-list.ts';
import { createClientStates } from './client-states.ts';
import { createFolderClients, type FolderClients } from './folder-clients.ts';
import { createFolderMappings, createFolderSecrets } from './folder-documents.ts';
import { createLedger } from './ledger.ts';
import { createObjectFiles, type ObjectFiles } from './object-files.ts';
import { createScheduleStates, type ScheduleStates } from './schedule-states.ts';
import { createServerClaim, type ServerClaim } from './server-claim.ts';
import { createSyncHistory, type SyncHistory } from './sync-history.ts';

/** All that the service keeps in one folder. */
export interface LocalStores {
  /** The pipeline's ports, to be spread into those of a stage. */
  readonly ports: {
    readonly clients: FolderClients;
    readonly state: StateStore;
    readonly ledger: CountedLedger;
    readonly objects: ObjectFiles;
    readonly mappings: MappingStore;
    readonly secrets: SecretStore;
  };
  readonly history: SyncHistory;
  readonly alerts: AlertOutbox;
  readonly schedules: ScheduleStates;
  readonly server: ServerClaim;
  readonly audit: AuditList;
  /** Does work at once, while no other process writes to the folder: for the operator's own files. What it throws is passed on. */
  readonly exclusively: (work: () => void) => Promise<void>;
  /** Writes a copy of the database to another file, as it is at one moment, while others write. @throws StateUnusable */
  readonly copyDatabase: (file: string) => Promise<void>;
  /** Deletes objects after 30 days, the history after its `ttl`, alerts after 90 days and the audit list after 400: at the end of a sync, and from time to time. */
  readonly expire: () => Promise<void>;
  /** A later call of a store is refused. */
  readonly close: () => void;
}

export interface LocalStoresOptions {
  /** Gets every secret that was read, so that its values can be kept out of logs. */
  readonly guard?: (secret: unknown) => void;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly now?: () => number;
}

/** Where the service keeps what is its own, below an operator's folder. */
export const stateFolder = (folder: string): string => join(folder, '.siesa-sync');

/** The database of a folder. */
export const databaseFile = (folder: string): string => join(stateFolder(folder), 'state.sqlite');

/** The objects of a folder. */
export const objectFilesOf = (folder: string): ObjectFiles =>
  createObjectFiles(join(stateFolder(folder), 'objects'), join(stateFolder(folder), 'unfinished'));

/** The tables in which the service kept its state before there was a database. They stay where they are when their content has been carried over. */
export const olderTables = (folder: string): string => join(stateFolder(folder), 'tables');

/** Whether a folder has state of an older version that was not carried over yet. */
export const isOlder = async (folder: string): Promise<boolean> =>
  (await isThere(olderTables(folder))) && !(await isThere(databaseFile(folder)));

/** What a folder's database is filled with, when its state is carried over. */
export interface StateStores {
  readonly clients: FolderClients;
  readonly state: StateStore;
  readonly ledger: CountedLedger;
  readonly history: SyncHistory;
}

/** Creates the database of a folder and lets it be filled: it is there when all of it is, or not at all. @throws StateUnusable */
export const createLocalState = (folder: string, fill: (stores: StateStores) => Promise<void>): Promise<void> =>
  createDatabase(databaseFile(folder), (database) => fill(stateStoresOf(folder, database)));

const stateStoresOf = (folder: string, database: StateDatabase): StateStores => ({
  clients: createFolderClients(folder, database),
  state: createClientStates(database),
  ledger: createLedger(database),
  history: createSyncHistory(database),
});

/**
 * Opens the stores of a folder: settings, mappings and secrets are the operator's own files; ledger, client state, history and alerts are in
 * `DIR/.siesa-sync/state.sqlite`; objects are files below `DIR/.siesa-sync/objects`.
 *
 * Several processes may have a folder open. What a call has answered is on the disk: it is there after a kill, and after a power cut.
 *
 * @throws LocalHostError when there is no such folder.
 * @throws StateUnusable when its state cannot be used: `STATE_UNUSABLE`, `STATE_DAMAGED`, `STATE_NEWER`, `STATE_OLDER`. Every method throws the first two as well, and StateBusy.
 *
 * @example
 * const { ports, history, close } = await openLocalStores('./my-clients');
 * await ports.state.read('cliente-a'); // { state: { epoch: 3, cursor: '2025-01-15T09:55:00Z' }, version: 12 }
 * await history.latest('cliente-a', 10);
 * close();
 */
export const openLocalStores = async (
  dir: string,
  { guard, now = Date.now }: LocalStoresOptions = {},
): Promise<LocalStores> => {
  const folder = resolve(dir);
  await assertFolder(folder);
  await refuseOlder(folder);
  const database = await openDatabase(databaseFile(folder));
  const alerts = createAlertOutbox(database, now);
  const objects = objectFilesOf(folder);
  const { history, ...stores } = stateStoresOf(folder, database);
  const audit = createAuditList(database);
  return {
    ports: {
      ...stores,
      objects,
      mappings: createFolderMappings(folder),
      secrets: createFolderSecrets(folder, guard),
    },
    history,
    alerts,
    schedules: createScheduleStates(database),
    server: createServerClaim(database),
    audit,
    expire: async () => {
      await objects.expire(now());
      await history.expire(now());
      await audit.expire(now());
      await alerts.expire(now());
    },
    exclusively: async (work) => {
      let failure: Error | undefined;
      await database.write(() => {
        try {
          work();
        } catch (error) {
          failure = error instanceof Error ? error : new Error(String(error)); // the database would report it as an error of its own
        }
      });
      if (failure !== undefined) throw failure;
    },
    copyDatabase: database.copyTo,
    close: database.close,
  };
};

const refuseOlder = async (folder: string): Promise<void> => {
  if (!(await isOlder(folder))) return;
  throw new StateUnusable(
    `'${olderTables(folder)}' was written by an older version of this software. Run \`siesa-sync migrate --local ${folder}\` once: it carries cursors, ledger, history and objects over.`,
    { code: 'STATE_OLDER' },
  );
};

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
