import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { type LocalStores, openLocalStores } from './open-local-stores.ts';

let folder: Folder;
let stores: LocalStores | undefined;
beforeEach(async () => {
  folder = await aFolder('cliente-a', 'cliente-b');
});
afterEach(async () => {
  stores?.close();
  stores = undefined;
  await folder[Symbol.asyncDispose]();
});

const open = async (options = {}): Promise<LocalStores> => {
  stores?.close();
  stores = await openLocalStores(folder.path, options);
  return stores;
};
const ended = { last_sync_timestamp: '2025', last_sync_status: 'success', last_sync_records: 1 } as const;

describe('openLocalStores', () => {
  it('refuses a folder that is not there', async () => {
    await expect(openLocalStores(folder.file('none'))).rejects.toMatchObject({ code: 'FOLDER_MISSING' });
  });

  it('refuses what an older version left, and names the command that carries it over', async () => {
    await folder.write('.siesa-sync/tables/CURRENT', 'MANIFEST');

    await expect(open()).rejects.toMatchObject({
      name: 'StateUnusable',
      code: 'STATE_OLDER',
      message: expect.stringContaining(`Run \`siesa-sync migrate --local ${folder.path}\` once`) as string,
    });
  });

  it('opens a folder whose older state was carried over', async () => {
    await open();
    await folder.write('.siesa-sync/tables/CURRENT', 'MANIFEST');

    expect(await (await open()).ports.state.read('cliente-a')).toBeUndefined();
  });

  it.each<[string, (opened: LocalStores) => Promise<unknown>, (opened: LocalStores) => Promise<unknown>]>([
    [
      'a ledger entry',
      ({ ports }) => ports.ledger.writeMany('cliente-a', [{ product_id: 'P', last_seen_sync: 'canary' }]),
      ({ ports }) => ports.ledger.readMany('cliente-a', ['P']),
    ],
    [
      'a client state',
      ({ ports }) => ports.state.replace('cliente-a', { epoch: 1, owner: 'canary' }, 0),
      ({ ports }) => ports.state.read('cliente-a'),
    ],
    [
      'a line of the history',
      ({ history }) => history.put({ tenantId: 'cliente-a', syncId: 'sync-1', status: 'canary' }),
      ({ history }) => history.latest('cliente-a', 1),
    ],
    [
      'how the last sync ended',
      ({ ports }) => ports.clients.recordSync('cliente-a', { ...ended, sync_cursor: 'canary' }),
      ({ ports }) => ports.clients.find('cliente-a'),
    ],
  ])('refuses %s in which one bit has changed', async (_what, write, read) => {
    await write(await open());
    stores?.close();
    const file = folder.file('.siesa-sync/state.sqlite');
    const content = await readFile(file);
    content[content.indexOf('canary')] = 'b'.charCodeAt(0);
    await writeFile(file, content);

    await expect(read(await open())).rejects.toMatchObject({
      name: 'StateUnusable',
      code: 'STATE_DAMAGED',
      message: expect.stringMatching(
        /^The database '.*' is damaged \(the item of 'cliente-a'.* has another checksum\)/,
      ) as string,
    });
  });
});

describe('the history of a folder', () => {
  const line = (syncId: string, ttl: number) => ({ tenantId: 'cliente-a', syncId, status: 'success', ttl });

  it('has the newest syncs first, each once, and none of other clients', async () => {
    const { history } = await open();
    for (const syncId of ['sync-2', 'sync-1', 'sync-3']) await history.put(line(syncId, 1));
    await history.put({ ...line('sync-2', 1), status: 'failed' });
    await history.put({ ...line('sync-9', 1), tenantId: 'cliente-b' });

    expect(await history.latest('cliente-a', 2)).toEqual([
      line('sync-3', 1),
      { ...line('sync-2', 1), status: 'failed' },
    ]);
    expect((await history.latest('cliente-a', 5, 'sync-2')).map(({ syncId }) => syncId)).toEqual(['sync-2', 'sync-1']);
    expect(await history.latest('cliente-a', 0)).toEqual([]);
    expect(await history.latest('#unreported', 5)).toEqual([]);
  });

  it('loses a line when its time is over, and keeps one that has no such time', async () => {
    const { history, expire } = await open({ now: () => 2_000_000 });
    await history.put(line('sync-1', 1_999));
    await history.put(line('sync-2', 2_000));
    await history.put({ tenantId: 'cliente-a', syncId: 'sync-3' });

    await expire();

    expect((await history.latest('cliente-a', 5)).map(({ syncId }) => syncId)).toEqual(['sync-3', 'sync-2']);
  });
});

describe('the alerts of a folder', () => {
  it('are there when another process looks, newest first', async () => {
    const { alerts } = await open({ now: () => Date.UTC(2025, 0, 15) });
    await alerts.publish({ kind: 'begun', subject: 'one', message: '{}' });
    await alerts.publish({ kind: 'over', subject: 'two', message: '{"a":1}' });

    const id = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
    const at = '2025-01-15T00:00:00.000Z';
    expect(await (await open()).alerts.latest(10)).toEqual([
      { id, at, kind: 'over', subject: 'two', message: '{"a":1}', deliveries: [] },
      { id, at, kind: 'begun', subject: 'one', message: '{}', deliveries: [] },
    ]);
    expect(await (await open()).alerts.latest(1)).toMatchObject([{ subject: 'two' }]);
  });

  it('are published once, also when the publication is repeated, and are shown without the repetitions of a failed sync', async () => {
    const { alerts } = await open();
    for (const kind of ['begun', 'begun', 'repeated'] as const)
      await alerts.publish({ kind, subject: 'one', message: '{}' });

    expect(await alerts.latest(10)).toHaveLength(1);
  });

  it('are lost after 90 days, with their deliveries', async () => {
    let now = Date.UTC(2025, 0, 15);
    const { alerts, expire } = await open({ now: () => now });
    await alerts.publish({ kind: 'begun', subject: 'one', message: '{}' });
    await alerts.take('smtp');
    now += 91 * 24 * 60 * 60_000;
    await expire();

    expect(await alerts.latest(10)).toEqual([]);
  });
});

describe('the clients of a folder', () => {
  it('are refused one by one when their file is broken', async () => {
    const { clients } = (await open()).ports;
    await folder.write('clients/cliente-b.json', '{"client_id": "cliente-b",');

    await expect(clients.find('cliente-b')).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      message: expect.stringContaining("cliente-b.json' is not JSON (line 1, column 27)") as string,
    });
    expect(await clients.find('cliente-a')).toMatchObject({ client_id: 'cliente-a' });
    await clients.recordSync('cliente-b', ended); // a sync that began before still ends
    await folder.write('clients/cliente-b.json', { client_id: 'cliente-b' });
    expect(await clients.find('cliente-b')).toEqual({ client_id: 'cliente-b', ...ended });
  });

  it('may be in a broken file when they have no other', async () => {
    const { clients } = (await open()).ports;
    await folder.remove('clients/cliente-b.json');
    await folder.write('clients/empresa.json', '{"client_id": "cliente-b",');

    await expect(clients.find('cliente-b')).rejects.toThrow("empresa.json' is not JSON");
  });

  it('are listed with how their last sync ended, and with the problems of the others', async () => {
    const { clients } = (await open()).ports;
    await clients.recordSync('cliente-a', ended);
    await folder.write('clients/other.json', '[]');

    expect(await clients.list()).toMatchObject({
      clients: [{ client_id: 'cliente-a', last_sync_records: 1 }, { client_id: 'cliente-b' }],
      problems: [{ of: 'client', name: 'other', error: { code: 'NOT_A_CLIENT' } }],
    });
  });
});

describe('the secrets of a folder', () => {
  const name = 'siesa-integration/cliente-a/siesa';

  it('are handed to the guard', async () => {
    const guarded: unknown[] = [];
    await folder.write(`secrets/${name}.json`, { api_key: 'k' });

    await (await open({ guard: (secret: unknown) => guarded.push(secret) })).ports.secrets.read(name);

    expect(guarded).toEqual([{ api_key: 'k' }]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['is not JSON', () => folder.write(`secrets/${name}.json`, '{"api_key": my-secret'), 'is not a JSON document'],
    ['cannot be read', () => folder.write(`secrets/${name}.json/x`, ''), 'is in a file that cannot be read'],
  ])('are named and not quoted when one %s', async (_how, write, problem) => {
    await write();

    const failure: unknown = await (await open()).ports.secrets.read(name).catch((error: unknown) => error);

    expect(failure).toMatchObject({ name: 'SecretMissing', code: 'SECRET_UNREADABLE' });
    expect(String(failure)).toContain(`The secret '${name}' ${problem}`);
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toContain('my-secret');
  });

  it.each(['../clients/cliente-a', '/etc/passwd', '', 'a//b'])("cannot be called '%s'", async (odd) => {
    expect(await (await open()).ports.secrets.read(odd)).toBeUndefined();
  });
});

describe('the mappings of a folder', () => {
  it('stay in their folder', async () => {
    expect(await (await open()).ports.mappings.get('../clients/cliente-a.json')).toBeUndefined();
  });
});
