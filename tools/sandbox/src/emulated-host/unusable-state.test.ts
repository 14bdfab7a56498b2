import { appendFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedHost } from './emulated-host.ts';
import { openEmulatedFolder } from './open-emulated-folder.ts';
import { startTables } from '../stand-ins/tables.ts';
import { startOpener } from '../testing/start-opener.ts';
import { writeTinyService, type TinyService } from '../testing/write-tiny-service.ts';

let service: TinyService;
beforeEach(async () => {
  service = await writeTinyService({
    bundle: 'export const handler = async () => ({});',
    states: { Stage: { Type: 'Pass', End: true } },
  });
});
afterEach(() => service.remove());

const inState = (...path: readonly string[]): string => join(service.folder, '.siesa-sync', 'emulated', ...path);
const tables = (file = ''): string => inState('tables', file);

const whileOpen = async <T>(use: (host: EmulatedHost) => Promise<T>): Promise<T> => {
  const host = await openEmulatedFolder(service.folder, { template: service.template });
  return use(host).finally(host.close);
};
const opening = () => whileOpen(() => Promise.resolve('opened'));

const ledgerKey = { client_id: 'cliente-a', product_id: 'P' };
const putEntry = () =>
  whileOpen((host) => host.clients.documents.send(new PutCommand({ TableName: 'ledger', Item: ledgerKey })));

const files = async (end: RegExp): Promise<string[]> =>
  (await readdir(tables())).filter((file) => end.test(file)).map(tables);
const each = async (end: RegExp, act: (file: string) => Promise<unknown>): Promise<void> => {
  const found = await files(end);
  expect(found).not.toEqual([]);
  await Promise.all(found.map(act));
};

describe('a folder whose tables are damaged', () => {
  beforeEach(async () => {
    for (let i = 0; i < 2; i++) await putEntry(); // the second opening makes a table of the first one's log
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['are cut', () => each(/ldb$/, (file) => truncate(file, 100)), 'IO error'],
    ['are overwritten', () => each(/ldb$/, (file) => writeFile(file, Buffer.alloc(5_000, 7))), '(Corruption|IO error)'],
    [
      'are overwritten at their beginning',
      () => each(/ldb$/, async (file) => writeFile(file, (await readFile(file)).fill(7, 0, 60))),
      'Corruption',
    ],
    ['are gone', () => each(/ldb$/, (file) => rm(file)), 'missing files'],
    ['have no manifest', () => each(/^MANIFEST/, (file) => rm(file)), 'No such file'],
    ['have another manifest', () => each(/^MANIFEST/, (file) => writeFile(file, 'x')), 'Corruption'],
    ['have no head', () => rm(tables('CURRENT')), 'CURRENT is missing'],
  ])('are reported when they %s, with what is lost', async (_how, damage, reason) => {
    await damage();

    const sentence = new RegExp(
      `^The tables in '\\S*/\\.siesa-sync/emulated/tables' are damaged \\(.*${reason}.*\\)\\. Move that folder away: cursors and ledger go with it`,
    );
    await expect(opening()).rejects.toMatchObject({
      code: 'TABLES_DAMAGED',
      message: expect.stringMatching(sentence) as string,
    });
  });

  it('serves again when they were moved away', async () => {
    await each(/^MANIFEST/, (file) => rm(file));
    await rename(tables(), inState('damaged'));

    expect(await opening()).toBe('opened');
  });

  it('reads on after half a record, as a kill leaves it', async () => {
    await each(/log$/, (file) => appendFile(file, 'half'));

    const { Item } = await whileOpen((host) =>
      host.clients.documents.send(new GetCommand({ TableName: 'ledger', Key: ledgerKey })),
    );
    expect(Item).toEqual(ledgerKey);
  });
});

/** Up to three processes load the whole host one after the other, which takes long where other tests have the processors. */
describe('a folder whose state cannot be used', { timeout: 120_000 }, () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'is a file',
      async () => {
        await mkdir(join(service.folder, '.siesa-sync'));
        await writeFile(inState(), '');
      },
      'emulated',
    ],
    [
      'has a file for its tables',
      async () => {
        await mkdir(inState(), { recursive: true });
        await writeFile(tables(), '');
      },
      'tables',
    ],
    [
      'has a file for its objects',
      async () => {
        await mkdir(inState(), { recursive: true });
        await writeFile(inState('objects'), '');
      },
      'objects',
    ],
  ])('is reported with what is in its place when it %s', async (_how, damage, place) => {
    await damage();

    await expect(opening()).rejects.toMatchObject({
      code: 'STATE_UNUSABLE',
      message: expect.stringMatching(
        new RegExp(`^'\\S*${place}' cannot be used \\(E[A-Z]+: .*Move away what is in its place`),
      ) as string,
    });
  });

  it('does not call tables damaged that are open already', async () => {
    await mkdir(inState(), { recursive: true });
    const other = await startTables({ path: tables(), token: 't' });

    await expect(opening()).rejects.toMatchObject({
      code: 'FOLDER_BUSY',
      message: expect.stringContaining('Wait until it ends') as string,
    });
    await other.close();
  });

  it('is refused to a second process, and free at once when the first is killed', async () => {
    const first = await startOpener(service);

    expect((await startOpener(service)).refused).toBe('FOLDER_BUSY');
    await first.kill();
    const next = await startOpener(service);
    expect([first.refused, next.refused]).toEqual([undefined, undefined]);
    expect(await next.close()).toBe(0);
  });

  it.each([
    [
      'its tables are damaged',
      async () => {
        await opening();
        await each(/^MANIFEST/, (file) => rm(file));
      },
      'TABLES_DAMAGED',
    ],
    [
      'its tables are those of another version',
      async () => {
        await opening();
        await writeFile(
          service.template,
          (await readFile(service.template, 'utf8')).replaceAll('"product_id"', '"sku"'),
        );
      },
      'TABLES_CHANGED',
    ],
  ])('lets a process that is refused end by itself: %s', async (_why, damage, code) => {
    await damage();
    const opener = await startOpener(service);

    expect(opener.refused).toBe(code);
    expect(await opener.close()).toBe(0);
  });
});
