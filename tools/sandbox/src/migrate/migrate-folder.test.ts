import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { createLedgerTable, createStateTable } from '@siesa-integration/aws-runtime';
import { openLocalStores } from '@siesa-integration/local-runtime/stores';
import { resourceNames, tableDefinitions } from '@siesa-integration/workflow-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectClients } from '../emulated-host/connect-clients.ts';
import { createTables, startTables } from '../stand-ins/tables.ts';
import { localAccount } from '../template/local-account.ts';
import { migrateFolder } from './migrate-folder.ts';

const names = resourceNames('dev', localAccount.accountId);
const token = 'of-this-run';
const ended = { last_sync_timestamp: '2025-01-15', last_sync_status: 'success', last_sync_records: 3 };
const state = { epoch: 3, cursor: '2025-01-15T09:55:00Z', open: 'sync-2', destination: 'kong https://kong.example' };
const entries = Array.from({ length: 1_200 }, (_, at) => ({
  product_id: `P${at.toString().padStart(4, '0')}`,
  last_seen_sync: 'sync-1',
  ...(at % 100 === 0 && {
    rejection: {
      code: 'x/y',
      message: 'no',
      attempts: 2,
      first_seen: '2025-01-01T00:00:00Z',
      last_seen: '2025-01-02T00:00:00Z',
      sync_id: 'sync-1',
    },
  }),
}));
const line = { tenantId: 'cliente-a', syncId: 'sync-1', status: 'success', recordsProcessed: 3, ttl: 1_900_000_000 };

let folder: string;
const write = async (name: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
};
const keysOf = ({ partitionKey, sortKey }: { readonly partitionKey: string; readonly sortKey?: string }) => {
  const keys = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
  return {
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: keys.map((AttributeName, at) => ({
      AttributeName,
      KeyType: at === 0 ? ('HASH' as const) : ('RANGE' as const),
    })),
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
  };
};

/** What the version before the database left behind. */
const writeOlderState = async (names = resourceNames('dev', localAccount.accountId)): Promise<void> => {
  const tables = await startTables({ path: join(folder, '.siesa-sync/tables'), token });
  const { origin } = tables.url;
  const endpoints = { dynamodb: origin, s3: origin, sns: origin, sqs: origin, secretsManager: origin, glue: origin };
  const { dynamodb, documents, close } = connectClients({ ...endpoints, token }, 'test');
  const { clients, syncState, ledger } = tableDefinitions;
  await createTables(
    dynamodb,
    [
      { TableName: names.clientsTable, keys: clients },
      { TableName: names.syncStateTable, keys: syncState },
      { TableName: names.ledgerTable, keys: ledger },
    ].map(({ TableName, keys }) => ({ TableName, ...keysOf(keys) })),
  );
  await createStateTable({ documents, tableName: names.syncStateTable }).replace('cliente-a', state, 0);
  await createLedgerTable({ documents, tableName: names.ledgerTable }).writeMany('cliente-a', entries);
  await createLedgerTable({ documents, tableName: names.ledgerTable }).writeMany('cliente-z', entries.slice(0, 1)); // has no file any more
  await documents.send(new PutCommand({ TableName: names.syncStateTable, Item: line }));
  await documents.send(
    new PutCommand({
      TableName: names.clientsTable,
      Item: { client_id: 'cliente-a', enabled: true, enabled_key: 'enabled', sync_cursor: state.cursor, ...ended },
    }),
  );
  await documents.send(
    new PutCommand({ TableName: names.clientsTable, Item: { client_id: 'cliente-b', enabled: false } }),
  );
  close();
  await tables.close();
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrate-'));
  await write('clients/cliente-a.json', '{"client_id": "cliente-a", "enabled": true}');
  await write('clients/cliente-b.json', '{"client_id": "cliente-b", "enabled": false}');
  await write(`.siesa-sync/objects/${names.dataBucket}/runs/cliente-a/sync-1/report.csv`, 'a,b');
});
afterEach(() => rm(folder, { recursive: true }));

describe('migrateFolder', () => {
  it('carries everything over, once, and leaves the tables as they are', async () => {
    await writeOlderState();
    await expect(openLocalStores(folder)).rejects.toMatchObject({ code: 'STATE_OLDER' });

    expect(await migrateFolder(folder)).toEqual({ clientStates: 1, ledgerEntries: 1_201, pastSyncs: 1 });
    expect(await migrateFolder(folder)).toBeUndefined();

    const { ports, history, close } = await openLocalStores(folder);
    expect((await ports.state.read('cliente-a'))?.state).toEqual(state);
    expect(await Array.fromAsync(ports.ledger.entries('cliente-a'))).toEqual(entries);
    expect(await Array.fromAsync(ports.ledger.entries('cliente-z'))).toEqual(entries.slice(0, 1));
    expect(await ports.ledger.openRejects('cliente-a', { limit: 50 })).toHaveLength(12);
    expect(await history.latest('cliente-a', 5)).toEqual([line]);
    expect(await ports.clients.find('cliente-a')).toEqual({
      client_id: 'cliente-a',
      enabled: true,
      sync_cursor: state.cursor,
      ...ended,
    });
    expect(await ports.clients.find('cliente-b')).toEqual({ client_id: 'cliente-b', enabled: false });
    expect(Buffer.from((await ports.objects.get('runs/cliente-a/sync-1/report.csv')) ?? []).toString()).toBe('a,b');
    close();
    expect(await readdir(join(folder, '.siesa-sync/tables'))).toContain('CURRENT');
  });

  it('leaves nothing when the objects cannot be moved, and goes on after it was killed between its last two steps', async () => {
    await writeOlderState();
    await write('.siesa-sync/objects/runs', 'in the place of the objects');
    await expect(migrateFolder(folder)).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
    expect((await readdir(join(folder, '.siesa-sync'))).filter((name) => name.startsWith('state'))).toEqual([]);

    await rm(join(folder, '.siesa-sync/objects/runs'));
    await mkdir(join(folder, '.siesa-sync/objects/runs/cliente-a/sync-1'), { recursive: true });
    await writeFile(join(folder, '.siesa-sync/objects/runs/cliente-a/sync-1/report.csv'), 'a,b');
    await rm(join(folder, '.siesa-sync/objects', names.dataBucket), { recursive: true });

    expect(await migrateFolder(folder)).toMatchObject({ ledgerEntries: 1_201 });
  });

  it.each(['test', 'prod'])('carries over what the template of %s kept, with its objects', async (environment) => {
    const names = resourceNames(environment, localAccount.accountId);
    await writeOlderState(names);
    await rename(
      join(folder, '.siesa-sync/objects', resourceNames('dev', localAccount.accountId).dataBucket),
      join(folder, '.siesa-sync/objects', names.dataBucket),
    );

    expect(await migrateFolder(folder)).toEqual({ clientStates: 1, ledgerEntries: 1_201, pastSyncs: 1 });
    const { ports, close } = await openLocalStores(folder);
    expect((await ports.state.read('cliente-a'))?.state).toEqual(state);
    expect(Buffer.from((await ports.objects.get('runs/cliente-a/sync-1/report.csv')) ?? []).toString()).toBe('a,b');
    close();
  });

  it.each([
    { tables: ['other'], named: 'other' },
    {
      tables: [names.clientsTable, resourceNames('prod', localAccount.accountId).ledgerTable],
      named: resourceNames('prod', localAccount.accountId).ledgerTable,
    },
  ])('refuses tables $tables, of which it does not know $named', async ({ tables: tableNames, named }) => {
    const tables = await startTables({ path: join(folder, '.siesa-sync/tables'), token });
    const { origin } = tables.url;
    const endpoints = {
      dynamodb: origin,
      s3: origin,
      sns: origin,
      sqs: origin,
      secretsManager: origin,
      glue: origin,
    };
    const { dynamodb, close } = connectClients({ ...endpoints, token }, 'test');
    await createTables(
      dynamodb,
      tableNames.map((TableName) => ({ TableName, ...keysOf(tableDefinitions.clients) })),
    );
    close();
    await tables.close();

    await expect(migrateFolder(folder)).rejects.toMatchObject({
      code: 'TABLES_CHANGED',
      message: expect.stringContaining(`'${named}'`) as string,
    });
  });

  it('has nothing to do where no older version was', async () => {
    expect(await migrateFolder(folder)).toBeUndefined();
  });
});
