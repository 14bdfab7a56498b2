import { mkdir } from 'node:fs/promises';
import { CreateTableCommand, ListTablesCommand, type CreateTableCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { CallRecorder } from './call-recorder.ts';
import { closeServer, listenOnLoopback } from './listen.ts';
import type { StandIn } from './stand-in.ts';

export interface TablesOptions {
  /** Folder of the database. One process at a time may have it open: whoever calls this holds the local folder. */
  readonly path: string;
  readonly recorder?: CallRecorder;
}

/** DynamoDB by dynalite, on disk: what has been answered survives a kill. */
export const startTables = async ({ path, recorder }: TablesOptions): Promise<StandIn> => {
  await mkdir(path, { recursive: true });
  const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  recorder?.listenToJson(server, 'dynamodb');
  return { url: await listenOnLoopback(server), close: () => closeServer(server) };
};

/** Creates those tables that are not there yet. */
export const createTables = async (client: DynamoDBClient, tables: readonly (CreateTableCommandInput & { readonly TableName: string })[]): Promise<void> => {
  const { TableNames: existing = [] } = await client.send(new ListTablesCommand({}));
  for (const table of tables) {
    if (!existing.includes(table.TableName)) await client.send(new CreateTableCommand(table));
  }
};
