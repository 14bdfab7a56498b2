import { DatabaseSync } from 'node:sqlite';
import { isOfFileSystem, stateErrorOf, StateBusy } from '@siesa-integration/local-runtime/stores';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';

/**
 * Keeps other processes from opening the tables until it is released or the process ends: by SQLite's lock of a file beside them, which the kernel
 * takes back at any kind of end. LevelDB's own lock is not held between the check of the tables and dynalite's first use of them.
 *
 * @throws LocalHostError `FOLDER_BUSY` while another process holds them; StateUnusable when the disk refuses
 */
export const holdTables = (path: string): { readonly release: () => void } => {
  const file = `${path}.lock`;
  try {
    const lock = new DatabaseSync(file);
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    return {
      release: () => {
        lock.close();
      },
    };
  } catch (error) {
    const problem = isOfFileSystem(error) ? error : stateErrorOf(file, error);
    throw problem instanceof StateBusy ? tablesBusy(path, error) : problem;
  }
};

/** Also of a process of an older version, which has the database open and no lock. */
export const tablesBusy = (path: string, cause: unknown): LocalHostError =>
  new LocalHostError(
    'FOLDER_BUSY',
    `Another process has the tables in '${path}' open. Wait until it ends; without '--emulate' any number of processes work on one folder.`,
    { cause },
  );
