import { backup, type DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { ChecksumMismatch } from './checked-item.ts';
import { stateDamaged, stateErrorOf } from './state-errors.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A prepared statement. */
export interface Statement {
  readonly all: (...values: readonly SQLInputValue[]) => readonly Row[];
  /** The first row. */
  readonly get: (...values: readonly SQLInputValue[]) => Row | undefined;
  /** @returns how many rows were written */
  readonly run: (...values: readonly SQLInputValue[]) => number;
}

/** The open database of one folder. */
export interface StateDatabase {
  readonly prepare: (sql: string) => Statement;
  /**
   * Does one piece of work on prepared statements.
   *
   * @throws {@link StateUnusable}, {@link StateBusy} in place of SQLite's own errors
   */
  readonly run: <T>(work: () => T) => Promise<T>;
  /** Likewise, and writes all of it or nothing. No other process writes meanwhile. What is written in one turn of the event loop is one transaction. */
  readonly write: (work: () => void) => Promise<void>;
  /** Writes a copy of it to another file, as it is at one moment, while others write. */
  readonly copyTo: (file: string) => Promise<void>;
  readonly close: () => void;
}

export const stateDatabase = (file: string, database: DatabaseSync): StateDatabase => {
  const run: StateDatabase['run'] = (work) =>
    Promise.try(work).catch((error: unknown) => {
      throw error instanceof ChecksumMismatch ? stateDamaged(file, error) : stateErrorOf(file, error);
    });
  return {
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        all: (...values) => statement.all(...values),
        get: (...values) => statement.get(...values),
        run: (...values) => Number(statement.run(...values).changes),
      };
    },
    run,
    write: groupCommit((work) =>
      run(() => {
        inTransaction(database, work);
      }),
    ),
    copyTo: (copy) =>
      backup(database, copy).then(
        () => undefined,
        (error: unknown) => {
          throw stateErrorOf(copy, error);
        },
      ),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
};

/**
 * Writes what is asked for in one turn of the event loop in one transaction, because each commit waits for the disk: the verdicts of several batches arrive together.
 * Where that fails, each is written alone, so that none fails because of another.
 */
const groupCommit = (write: (work: () => void) => Promise<void>): StateDatabase['write'] => {
  let waiting: { readonly work: () => void; readonly done: PromiseWithResolvers<void> }[] = [];
  const commit = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    const together =
      group.length > 1 &&
      (await write(() => {
        for (const { work } of group) work();
      }).then(
        () => true,
        () => false,
      ));
    for (const { work, done } of group) {
      if (together) done.resolve();
      else await write(work).then(done.resolve, done.reject);
    }
  };
  return (work) => {
    const done: PromiseWithResolvers<void> = Promise.withResolvers();
    if (waiting.push({ work, done }) === 1) setImmediate(() => void commit());
    return done.promise;
  };
};

/** IMMEDIATE takes the lock before anything is read, so that what is read is still true when it is written. */
export const inTransaction = (database: DatabaseSync, work: () => void): void => {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK'); // a full disk has rolled it back already
    throw error;
  }
};
