import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import {
  createLocalState,
  isOfFileSystem,
  isOlder,
  olderTables,
  type StateStores,
  stateFolder,
  stateUnusable,
} from '@siesa-integration/local-runtime/stores';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import type { ClientState, LedgerEntry } from '@siesa-integration/sync-pipeline';
import {
  clientStateKey,
  deployedEnvironments,
  type ResourceNames,
  resourceNames,
} from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { connectClients } from '../emulated-host/connect-clients.ts';
import { startTables } from '../stand-ins/tables.ts';
import { localAccount } from '../template/local-account.ts';

/** How much was carried over. */
export interface Migrated {
  readonly clientStates: number;
  readonly ledgerEntries: number;
  readonly pastSyncs: number;
}

/**
 * Carries what an older version kept in `.siesa-sync/tables` over to the database of a folder, once: ledger, client states, history, how each client's last sync
 * ended. Objects move to where the service now looks for them. The tables stay as they are.
 *
 * The database is there when all of it is. After a kill, call it again.
 *
 * @returns `undefined` when there is nothing to carry over
 *
 * @throws LocalHostError `FOLDER_BUSY` while a process of the older version has the tables open, `TABLES_DAMAGED`, `TABLES_CHANGED`.
 *
 * @example
 * await migrateFolder('./my-clients'); // { clientStates: 2, ledgerEntries: 24000, pastSyncs: 31 }
 */
export const migrateFolder = async (dir: string): Promise<Migrated | undefined> => {
  const folder = resolve(dir);
  if (!(await isOlder(folder))) return undefined;

  const token = randomUUID();
  const tables = await startTables({ path: olderTables(folder), token });
  const { origin } = tables.url;
  const endpoints = { dynamodb: origin, s3: origin, sns: origin, sqs: origin, secretsManager: origin, glue: origin };
  const { dynamodb, documents, close } = connectClients({ ...endpoints, token }, 'migrate');
  const migrated = { clientStates: 0, ledgerEntries: 0, pastSyncs: 0 };
  try {
    await createLocalState(folder, async (stores) => {
      const { TableNames: tableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
      const names = namesOf(folder, tableNames);
      Object.assign(migrated, await carryOver({ documents, names, tables: tableNames }, stores));
      await moveObjects(join(stateFolder(folder), 'objects'), names);
    });
  } finally {
    close();
    await tables.close();
  }
  return migrated;
};

interface OlderState {
  readonly documents: DynamoDBDocumentClient;
  readonly names: TableNames;
  /** Those that there are: a process that was killed when it first opened the folder may have created none. */
  readonly tables: readonly string[];
}

type TableNames = Pick<ResourceNames, 'clientsTable' | 'syncStateTable' | 'ledgerTable' | 'dataBucket'>;

/** The names of the environment whose template the older version ran: that of the first table, to which all others belong. */
const namesOf = (folder: string, tables: readonly string[]): TableNames => {
  const [first = ''] = tables;
  const environment = deployedEnvironments.find((each) => tablesOf(namesIn(each)).includes(first)) ?? 'dev';
  const names = namesIn(environment);
  const other = tables.find((table) => !tablesOf(names).includes(table));
  if (other === undefined) return names;
  throw new LocalHostError(
    'TABLES_CHANGED',
    `'${olderTables(folder)}' has a table '${other}', which this version does not know. Move that folder away: the next sync reads everything again.`,
  );
};

const namesIn = (environment: string): ResourceNames => resourceNames(environment, localAccount.accountId);

const tablesOf = ({ clientsTable, syncStateTable, ledgerTable }: TableNames): readonly string[] => [
  clientsTable,
  syncStateTable,
  ledgerTable,
];

const carryOver = async (older: OlderState, stores: StateStores): Promise<Migrated> => {
  const migrated = { clientStates: 0, ledgerEntries: 0, pastSyncs: 0 };
  for await (const items of pagesOf(older, older.names.syncStateTable)) {
    for (const item of items) {
      const { tenantId, syncId } = item;
      const isState = syncId === clientStateKey;
      if (isState)
        await stores.state.replace(
          String(tenantId),
          without(item, 'tenantId', 'syncId', 'version') as unknown as ClientState,
          0,
        );
      else await stores.history.put({ ...item, tenantId: String(tenantId), syncId: String(syncId) });
      migrated[isState ? 'clientStates' : 'pastSyncs'] += 1;
    }
  }
  for await (const items of pagesOf(older, older.names.ledgerTable)) {
    for (const [clientId, some] of Map.groupBy(items, ({ client_id: id }) => String(id)))
      await stores.ledger.writeMany(clientId, some.map(entryOf));
    migrated.ledgerEntries += items.length;
  }
  for await (const items of pagesOf(older, older.names.clientsTable)) {
    for (const { client_id: clientId, ...item } of items)
      if (v.is(recordedSync, item)) await stores.clients.recordSync(String(clientId), v.parse(recordedSync, item));
  }
  return migrated;
};

const entryOf = (item: Item): LedgerEntry => without(item, 'client_id', 'open_since') as unknown as LedgerEntry;

const without = (item: Item, ...attributes: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !attributes.includes(name)));

/** What the service kept beside a client's settings. */
const recordedSync = v.object({
  sync_cursor: v.exactOptional(v.string()),
  last_sync_timestamp: v.string(),
  last_sync_status: v.picklist(['success', 'failed']),
  last_sync_records: v.number(),
});

type Item = Readonly<Record<string, unknown>>;

async function* pagesOf({ documents, tables }: OlderState, table: string): AsyncGenerator<readonly Item[]> {
  if (!tables.includes(table)) return;
  for await (const { Items: items = [] } of paginateScan({ client: documents }, { TableName: table })) yield items;
}

/** From the data bucket's folder, in which all keys begin with `runs/`. They keep their dates, from which they expire. */
const moveObjects = async (objects: string, names: Pick<TableNames, 'dataBucket'>): Promise<void> => {
  const [from, to] = [join(objects, names.dataBucket, 'runs'), join(objects, 'runs')];
  await rename(from, to).catch((error: unknown) => {
    if (!isOfFileSystem(error)) throw error;
    if (error.code !== 'ENOENT') throw stateUnusable(to, error); // else there are none, or a run that was killed has moved them
  });
};
