import { randomBytes } from 'node:crypto';
import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncFolder } from './sync-folder.ts';
import { migrations as allMigrations } from './migrations.ts';
import { inTransaction, type StateDatabase, stateDatabase } from './state-database.ts';
import { isOfFileSystem, stateDamaged, stateErrorOf, stateUnusable, StateUnusable } from './state-errors.ts';

/** Longer than any transaction takes; the disk may be slow. */
const busyTimeoutMs = 10_000;

/** In the header of every database of this service: "SSYN". */
const applicationId = 0x5353594e;

/**
 * Opens the database of a folder, or creates it. Several processes may have it open.
 *
 * A transaction that was confirmed is on the disk (`synchronous = FULL`), whatever happens to the process or to the power.
 *
 * @param migrations - the steps to the version of this software. @defaultValue all of them
 *
 * @throws {@link StateUnusable} `STATE_UNUSABLE` when the disk refuses, `STATE_DAMAGED` when it is not what was written, `STATE_NEWER` when a newer version wrote it.
 */
export const openDatabase = async (file: string, migrations = allMigrations): Promise<StateDatabase> => {
  try {
    await createUnlessThere(file, migrations);
    return await open(file, migrations);
  } catch (error) {
    throw inWords(file, error);
  }
};

/**
 * Creates a database that is filled: others see it when it is, or not at all.
 *
 * @throws StateUnusable as `openDatabase`; also `STATE_UNUSABLE` when there is one
 */
export const createDatabase = async (file: string, fill: (database: StateDatabase) => Promise<void>): Promise<void> => {
  try {
    if (await isThere(file)) throw stateUnusable(file, new Error('there is a database already'));
    await create(file, allMigrations, fill);
  } catch (error) {
    throw inWords(file, error);
  }
};

/**
 * Puts a finished database in the place of one that is not there.
 *
 * @throws StateUnusable `STATE_UNUSABLE` when there is one, or when the disk refuses
 */
export const placeDatabase = async (draft: string, file: string): Promise<void> => {
  try {
    if ((await isThere(file)) || (await isThere(`${file}-wal`)))
      throw stateUnusable(file, new Error('there is a database already'));
    await mkdir(dirname(file), { recursive: true });
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    throw inWords(file, error);
  }
};

const inWords = (file: string, error: unknown): unknown =>
  isOfFileSystem(error) ? stateUnusable(error.path ?? file, error) : stateErrorOf(file, error);

/** Creates it under another name and links it to its own, so that an empty or unfinished file is never taken for a new database. */
const createUnlessThere = async (file: string, migrations: readonly string[]): Promise<void> => {
  const hasLog = await isThere(`${file}-wal`); // asked first, because a database is there before its log
  if (await isThere(file)) return;
  if (hasLog) throw stateDamaged(file, new Error(`it is gone, and its '-wal' is there`));

  await create(file, migrations);
};

const create = async (
  file: string,
  migrations: readonly string[],
  fill: (database: StateDatabase) => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    const database = connect(draft, (made) => {
      made.exec(`PRAGMA application_id = ${String(applicationId)}`);
      migrate(draft, made, migrations);
      return stateDatabase(draft, made);
    });
    await fill(database).finally(database.close);
    await linkUnlessThere(draft, file);
    await syncFolder(dirname(file));
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${draft}${end}`, { force: true });
  }
};

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    (error: unknown) => {
      if (isOfFileSystem(error) && error.code === 'ENOENT') return false;
      throw error;
    },
  );

const linkUnlessThere = (from: string, to: string): Promise<void> =>
  link(from, to).catch((error: unknown) => {
    if (!isOfFileSystem(error) || error.code !== 'EEXIST') throw error; // another process was faster: its database is as good
  });

const open = async (file: string, migrations: readonly string[]): Promise<StateDatabase> => {
  if ((await stat(file)).size === 0) throw stateDamaged(file, new Error('it is empty'));
  return connect(file, (database) => {
    if (numberOf(database, 'application_id') !== applicationId)
      throw stateDamaged(file, new Error('it is not a database of this service'));
    migrate(file, database, migrations);
    const [problem] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    if (problem !== 'ok') throw stateDamaged(file, new Error(String(problem).split('\n').at(-1)));
    return stateDatabase(file, database);
  });
};

/** Closes it again when it cannot be used. */
const connect = <T>(file: string, use: (database: DatabaseSync) => T): T => {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON');
    return use(database);
  } catch (error) {
    database.close();
    throw error;
  }
};

const migrate = (file: string, database: DatabaseSync, migrations: readonly string[]): void => {
  if (numberOf(database, 'user_version') === migrations.length) return;
  inTransaction(database, () => {
    const version = numberOf(database, 'user_version');
    if (version > migrations.length) throw newer(file, version, migrations.length);
    for (const step of migrations.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${String(migrations.length)}`);
  });
};

const newer = (file: string, version: number, known: number): StateUnusable =>
  new StateUnusable(
    `The database '${file}' was written by a newer version of this software (schema ${String(version)}; this version knows ${String(known)}). Install that version again.`,
    { code: 'STATE_NEWER' },
  );

const numberOf = (database: DatabaseSync, pragma: 'application_id' | 'user_version'): number =>
  Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
