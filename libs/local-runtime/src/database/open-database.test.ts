import { copyFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';
import type { StateDatabase } from './state-database.ts';

let folder: Folder;
let file: string;
beforeEach(async () => {
  folder = await aFolder();
  file = folder.file('.siesa-sync/state.sqlite');
});
afterEach(() => folder[Symbol.asyncDispose]());

const open = async (steps?: readonly string[]): Promise<void> => {
  (await openDatabase(file, steps)).close();
};
/** The database as another program reads it. */
const read = (sql: string): unknown => {
  const database = new DatabaseSync(file);
  try {
    return Object.values(database.prepare(sql).get() ?? {})[0];
  } finally {
    database.close();
  }
};

describe('openDatabase', () => {
  it('creates the database once, and leaves no other file', async () => {
    await Promise.all([open(), open(), open()]); // as processes that start together
    await open();

    expect(await readdir(folder.file('.siesa-sync'))).toEqual(['state.sqlite']);
    expect([read('PRAGMA journal_mode'), read('PRAGMA user_version')]).toEqual(['wal', migrations.length]);
  });

  it('takes the steps that a database lacks, once and all together', async () => {
    const steps = ['CREATE TABLE one (a TEXT) STRICT', 'ALTER TABLE one ADD COLUMN b TEXT'];
    await open(steps.slice(0, 1));

    await expect(open([...steps, 'CREATE TABLE one (a TEXT) STRICT'])).rejects.toThrow('already exists');
    expect(read('PRAGMA user_version')).toBe(1);
    await open(steps);
    await open(steps);

    expect(read('PRAGMA user_version')).toBe(2);
    expect(read("SELECT count(*) FROM pragma_table_info('one')")).toBe(2);
  });

  it('refuses the database of a newer version, and leaves it as it is', async () => {
    await open([...migrations, 'CREATE TABLE of_tomorrow (a TEXT) STRICT']);

    await expect(open()).rejects.toMatchObject({
      name: 'StateUnusable',
      code: 'STATE_NEWER',
      message: `The database '${file}' was written by a newer version of this software (schema ${String(migrations.length + 1)}; this version knows ${String(migrations.length)}). Install that version again.`,
    });
    expect(read('PRAGMA user_version')).toBe(migrations.length + 1);
  });

  describe('writes what is asked for in one turn', () => {
    const insertInto = (database: StateDatabase) => {
      const insert = database.prepare('INSERT INTO alert (uid, at, subject, message) VALUES (?, ?, ?, ?)');
      return (uid: string) =>
        database.write(() => void insert.run(uid, '2025', 'subject', 'x'.repeat(uid === 'broken' ? -1 : 100)));
    };
    const logBytes = async (): Promise<number> => (await stat(`${file}-wal`)).size;

    it('in one transaction, which waits once for the disk', async () => {
      const database = await openDatabase(file);
      const insert = insertInto(database);
      const empty = await logBytes();
      for (let at = 0; at < 20; at += 1) await insert(`one after another ${String(at)}`);
      const apart = (await logBytes()) - empty;
      await Promise.all(Array.from({ length: 20 }, (_, at) => insert(`together ${String(at)}`)));
      const together = (await logBytes()) - empty - apart;

      expect(together).toBeLessThan(apart / 4);
      expect(read('SELECT count(*) FROM alert')).toBe(40);
      database.close();
    });

    it('each alone where one of them fails, which alone rejects', async () => {
      const database = await openDatabase(file);
      const insert = insertInto(database);
      const written = await Promise.allSettled([insert('first'), insert('broken'), insert('last')]);

      expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(read("SELECT group_concat(uid, ' ') FROM alert")).toBe('first last');
      database.close();
    });
  });

  describe('refuses, with the file and the next step, a database that', () => {
    beforeEach(async () => {
      const database = await openDatabase(file);
      const insert = database.prepare('INSERT INTO alert (uid, at, subject, message) VALUES (?, ?, ?, ?)');
      await database.write(() => {
        for (let at = 0; at < 500; at += 1) insert.run(String(at), '2025', 'subject', 'x'.repeat(100));
      });
      database.close();
    });
    const overwrite = async (from: number, bytes: Uint8Array): Promise<void> => {
      const content = await readFile(file);
      content.set(bytes, from);
      await writeFile(file, content);
    };

    it.each<[string, () => Promise<unknown>, string]>([
      ['is empty', () => truncate(file), 'it is empty'],
      ['is cut', () => truncate(file, 20_000), 'malformed'],
      ['is cut within its header', () => truncate(file, 60), '(malformed|not a database)'],
      ['has a flipped bit in its header', () => overwrite(5, Uint8Array.of(0x72)), 'not a database'],
      ['has an overwritten page', () => overwrite(8_192, Buffer.alloc(4_096, 7)), '.'],
      ['is another program’s', () => rm(file).then(() => copyOther()), 'not a database of this service'],
      ['is a text', () => writeFile(file, 'state '.repeat(1_000)), 'not a database'],
      [
        'is gone while its log is there',
        () => rm(file).then(() => writeFile(`${file}-wal`, 'x')),
        "it is gone, and its '-wal' is there",
      ],
    ])('%s', async (_what, damage, reason) => {
      await damage();

      await expect(open()).rejects.toMatchObject({
        name: 'StateUnusable',
        code: 'STATE_DAMAGED',
        kind: 'configuration',
        message: expect.stringMatching(
          new RegExp(
            `^The database '${file}' is damaged \\(.*${reason}.*\\)\\. Put a backup in its place; or move it away`,
          ),
        ) as string,
      });
    });
    const copyOther = async (): Promise<void> => {
      const other = new DatabaseSync(folder.file('other.sqlite'));
      other.exec('CREATE TABLE t (a TEXT)');
      other.close();
      await copyFile(folder.file('other.sqlite'), file);
    };

    it('has been moved away: it begins anew', async () => {
      await truncate(file);
      await rm(file);

      await open();

      expect(read('SELECT count(*) FROM alert')).toBe(0);
    });
  });

  it.each(['.siesa-sync', '.siesa-sync/state.sqlite/other'])('names what is in its place: %s', async (inPlace) => {
    await folder.write(inPlace, 'x');

    await expect(open()).rejects.toMatchObject({
      code: 'STATE_UNUSABLE',
      message: expect.stringMatching(
        /^'\S*\.siesa-sync\S*' cannot be used \(.+\)\. Move away what is in its place/,
      ) as string,
    });
  });
});
