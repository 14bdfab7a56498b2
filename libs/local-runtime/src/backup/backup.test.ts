import { copyFile, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { openLocalStores } from '../stores/open-local-stores.ts';
import { backupFolder } from './backup-folder.ts';
import { restoreFolder } from './restore-folder.ts';

const syncId = 'sync-20260302-060000-7f3a';
const prefix = `runs/cliente-a/${syncId}/`;
let folder: Folder;
let file: string;

/** A client with a cursor, two products and one sync. */
beforeEach(async () => {
  folder = await aFolder('cliente-a');
  file = folder.file('a.backup');
  const { ports, history, close } = await openLocalStores(folder.path);
  await ports.state.replace('cliente-a', { epoch: 3, cursor: '2026-03-02T05:55:00Z' }, 0);
  await ports.ledger.writeMany('cliente-a', entries);
  await history.put({ tenantId: 'cliente-a', syncId, status: 'success' });
  for (const name of ['report.csv', 'summary.json', 'raw/1-0b1c-00001.ndjson.gz'])
    await ports.objects.put(`${prefix}${name}`, new TextEncoder().encode(name), { contentType: 'x' });
  close();
});
afterEach(() => folder[Symbol.asyncDispose]());

const entries = ['P1', 'P2'].map((product_id) => ({ product_id, last_seen_sync: syncId }));
const lose = (): Promise<void> => rm(folder.file('.siesa-sync'), { recursive: true });
const read = async () => {
  const { ports, history, close } = await openLocalStores(folder.path);
  const found = {
    state: (await ports.state.read('cliente-a'))?.state,
    entries: await Array.fromAsync(ports.ledger.entries('cliente-a')),
    history: await history.latest('cliente-a', 9),
    objects: await ports.objects.list('runs/cliente-a/'),
    report: new TextDecoder().decode(await ports.objects.get(`${prefix}report.csv`)),
  };
  close();
  return found;
};

describe('a backup', () => {
  it('gives back state, ledger, history and reports; the next sync sends what changed since', async () => {
    expect(await backupFolder(folder.path, file)).toEqual({ ledgerEntries: 2, pastSyncs: 1, objects: 2 });
    expect((await readdir(folder.path)).sort()).toEqual(['.siesa-sync', 'a.backup', 'clients']);
    await lose();

    expect(await restoreFolder(folder.path, file)).toEqual({ clientStates: 1, objects: 2 });
    expect(await read()).toEqual({
      state: { epoch: 3, cursor: '2026-03-02T05:55:00Z', open: 'restored' },
      entries,
      history: [{ tenantId: 'cliente-a', syncId, status: 'success' }],
      objects: [`${prefix}report.csv`, `${prefix}summary.json`],
      report: 'report.csv',
    });
    expect((await readdir(folder.file('.siesa-sync'))).filter((name) => !name.includes('sqlite-')).sort()).toEqual([
      'objects',
      'state.sqlite',
      'unfinished',
    ]);
  });

  it('leaves it to the ledger what the next sync sends, when no sync has run since', async () => {
    await backupFolder(folder.path, file);
    await lose();
    await restoreFolder(folder.path, file, { isLatest: true });

    expect((await read()).state).toEqual({ epoch: 3, cursor: '2026-03-02T05:55:00Z' });
  });

  it('is of one moment, while another writes', async () => {
    const { ports, close } = await openLocalStores(folder.path);
    let writes = 0;
    const writing = (async () => {
      for (; writes < 40; writes += 1)
        await ports.ledger.writeMany(
          'cliente-a',
          Array.from({ length: 200 }, (_, at) => ({ product_id: `N${String(at)}`, last_seen_sync: String(writes) })),
        );
    })();
    await backupFolder(folder.path, file);
    await writing;
    close();
    await lose();
    await restoreFolder(folder.path, file);

    const of = (await read()).entries
      .filter(({ product_id: id }) => id.startsWith('N'))
      .map(({ last_seen_sync: sync }) => sync);
    expect(new Set(of).size).toBeLessThanOrEqual(1); // one transaction, whole
  });

  it('is not written over another file', async () => {
    await writeFile(file, 'mine');

    await expect(backupFolder(folder.path, file)).rejects.toMatchObject({
      code: 'BACKUP_THERE',
      message: `'${file}' is there already: name a file that is not there.`,
    });
  });

  it('of a folder that cannot be written to ends in words', async () => {
    await expect(backupFolder(folder.path, folder.file('none/a.backup'))).rejects.toMatchObject({
      code: 'STATE_UNUSABLE',
    });
  });
});

describe('a restore', () => {
  it('is not done over a database', async () => {
    await backupFolder(folder.path, file);

    await expect(restoreFolder(folder.path, file)).rejects.toMatchObject({
      code: 'RESTORE_OVER',
      message: expect.stringContaining('Move it away first') as string,
    });
  });

  it.each<[string, () => Promise<void>]>([
    ['a text', () => writeFile(file, 'no database')],
    ['the database itself', () => copyFile(folder.file('.siesa-sync/state.sqlite'), file)],
    [
      'a backup that was cut',
      async () => {
        await backupFolder(folder.path, file);
        await truncate(file, 5_000);
      },
    ],
  ])('of %s is refused, and leaves nothing', async (_, write) => {
    await write();
    await lose();

    await expect(restoreFolder(folder.path, file)).rejects.toMatchObject({
      code: 'NOT_A_BACKUP',
      message: expect.stringContaining(`'${file}' is not a backup`) as string,
    });
    expect((await readdir(folder.file('.siesa-sync'))).filter((name) => name.startsWith('state'))).toEqual([]);
  });

  it('of a file that is not there, or into a folder that is not there, ends in words', async () => {
    await lose();

    await expect(restoreFolder(folder.path, file)).rejects.toMatchObject({
      code: 'STATE_UNUSABLE',
      message: expect.stringContaining(file) as string,
    });
    await expect(restoreFolder(folder.file('none'), file)).rejects.toMatchObject({ code: 'FOLDER_MISSING' });
  });

  it('of a newer version is refused', async () => {
    await backupFolder(folder.path, file);
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await lose();
    await mkdir(folder.file('.siesa-sync'));

    await expect(restoreFolder(folder.path, file)).rejects.toMatchObject({ code: 'STATE_NEWER' });
    expect(await readdir(folder.file('.siesa-sync'))).not.toContain('state.sqlite');
  });
});
