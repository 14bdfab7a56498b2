import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import type { Item } from './table-items.ts';

/** DynamoDB's own limits for one call. */
const keysPerGet = 100;
const itemsPerWrite = 25;

/** A part of 1,000 items is 40 writes, and a table under load answers in about 10 ms. */
const callsAtOnce = 4;

/** Milliseconds between attempts to finish what a call left unprocessed. */
const standardPauses = [100, 200, 400, 800, 1_600, 3_200];

export interface BatchOptions {
  /** Milliseconds before each further attempt. @defaultValue six, 6.3 s in all */
  readonly pauses?: readonly number[];
}

/** DynamoDB had no capacity for some items, in every attempt. Safe to repeat later. The name is DynamoDB's own for a single item. */
export class ProvisionedThroughputExceededException extends IntegrationError {
  override readonly name = 'ProvisionedThroughputExceededException';

  constructor(tableName: string, left: number, attempts: number) {
    super(
      `DynamoDB left ${String(left)} items of '${tableName}' undone after ${String(attempts)} attempts. Try again later, or look at the table's capacity.`,
      { code: 'TABLE_BUSY', kind: 'transient' },
    );
  }
}

/** Reads items by their keys, strongly consistently. Leaves out keys that do not exist. */
export const batchGet = async (
  documents: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Item[],
  options: BatchOptions = {},
): Promise<Item[]> => {
  const found: Item[] = [];
  await eachBatch(split(keys, keysPerGet), { tableName, ...options }, async (batch) => {
    const { Responses, UnprocessedKeys } = await documents.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: batch, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[tableName] ?? []));
    return (UnprocessedKeys?.[tableName]?.Keys ?? []) as Item[];
  });
  return found;
};

/** Replaces whole items. No two may have the same key. @throws {@link ProvisionedThroughputExceededException} unless all were written. */
export const batchWrite = (
  documents: DynamoDBDocumentClient,
  tableName: string,
  items: readonly Item[],
  options: BatchOptions = {},
): Promise<void> =>
  eachBatch(split(items, itemsPerWrite), { tableName, ...options }, async (batch) => {
    const requests = batch.map((Item) => ({ PutRequest: { Item } }));
    const { UnprocessedItems } = await documents.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: requests } }),
    );
    return (UnprocessedItems?.[tableName] ?? []).flatMap(({ PutRequest }): Item[] =>
      PutRequest?.Item ? [PutRequest.Item] : [],
    );
  });

/** Makes one call and returns what it left unprocessed. */
type BatchCall = (batch: Item[]) => Promise<Item[]>;
type Work = BatchOptions & { readonly tableName: string };

const split = (items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Runs every batch to its end, `callsAtOnce` at a time. */
const eachBatch = async (batches: Item[][], work: Work, call: BatchCall): Promise<void> => {
  const worker = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) await untilDone(batch, work, call);
  };
  await Promise.all(Array.from({ length: callsAtOnce }, worker));
};

const untilDone = async (
  batch: Item[],
  { tableName, pauses = standardPauses }: Work,
  call: BatchCall,
): Promise<void> => {
  let left = await call(batch);
  for (const pause of pauses) {
    if (left.length === 0) return;
    await sleep(pause * (0.5 + Math.random() / 2));
    left = await call(left);
  }
  if (left.length > 0) throw new ProvisionedThroughputExceededException(tableName, left.length, pauses.length + 1);
};
