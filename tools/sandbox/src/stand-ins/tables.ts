import {
  CreateTableCommand,
  DescribeTableCommand,
  ListTablesCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type KeySchemaElement,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import { allowOnly } from './allow-only.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { CallRecorder } from './call-recorder.ts';
import { checkTables } from './check-tables.ts';
import { holdTables } from './hold-tables.ts';
import { closeServer, listenOnLoopback } from './listen.ts';
import type { StandIn } from './stand-in.ts';

export interface TablesOptions {
  /** Folder of the database; its parent is there. One process at a time has it open. */
  readonly path: string;
  /** Only callers that send it are answered. */
  readonly token: string;
  /** Refuses writes while the disk is full. */
  readonly disk?: DiskWatch;
  readonly recorder?: CallRecorder;
}

/**
 * DynamoDB by dynalite, on disk: a confirmed write survives a kill.
 *
 * @throws {@link LocalHostError} when what is on disk cannot be read, or another process has it open.
 */
export const startTables = async ({ path, token, disk, recorder }: TablesOptions): Promise<StandIn> => {
  const { release } = holdTables(path);
  try {
    await checkTables(path);
    const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
    recorder?.listenToJson(server, 'dynamodb');
    allowOnly(server, { token, ...(disk && { disk }) });
    const url = await listenOnLoopback(server);
    return { url, close: () => closeServer(server).finally(release) };
  } catch (error) {
    release();
    throw error;
  }
};

type TableInput = CreateTableCommandInput & { readonly TableName: string };

/**
 * Creates the missing tables.
 *
 * @throws {@link LocalHostError} `TABLES_CHANGED`, when one has other keys or indexes than in the template: the stand-in cannot change a table.
 */
export const createTables = async (client: DynamoDBClient, tables: readonly TableInput[]): Promise<void> => {
  const { TableNames: existing = [] } = await client.send(new ListTablesCommand({}));
  for (const table of tables) {
    if (existing.includes(table.TableName)) await refuseChanged(client, table);
    else await client.send(new CreateTableCommand(table));
  }
};

const refuseChanged = async (client: DynamoDBClient, wanted: TableInput): Promise<void> => {
  const { Table: found = {} } = await client.send(new DescribeTableCommand({ TableName: wanted.TableName }));
  if (shapeOf(found) === shapeOf(wanted)) return;

  throw new LocalHostError(
    'TABLES_CHANGED',
    `The table '${wanted.TableName}' in this folder's '.siesa-sync/emulated' was made for another version. Move that folder away: the next sync reads everything again.`,
  );
};

const shapeOf = ({
  KeySchema,
  GlobalSecondaryIndexes = [],
}: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>): string => {
  const indexes = GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys }) => [IndexName, keysOf(keys)]);
  return JSON.stringify([keysOf(KeySchema), indexes.toSorted()]);
};

const keysOf = (keys: readonly KeySchemaElement[] = []): string[] =>
  keys.map(({ AttributeName, KeyType }) => `${String(KeyType)} ${String(AttributeName)}`);
