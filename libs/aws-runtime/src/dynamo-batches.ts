import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Item = Record<string, unknown>;

/** DynamoDB's own limits for one call. */
const keysPerGet = 100;
const itemsPerWrite = 25;

/** Calls at once: a part of 1,000 products is 40 writes, and a table under load answers in some 10 ms. */
const callsAtOnce = 4;

/** Waits between attempts for what a call left undone, in milliseconds. */
const standardPauses = [100, 200, 400, 800, 1_600, 3_200];

export interface BatchOptions {
  /** Milliseconds before each further attempt. @defaultValue six, 6.3 s in all */
  readonly pauses?: readonly number[];
}

/** DynamoDB kept answering that it has no capacity left. Retrying later helps. */
export class TableBusy extends Error {
  override readonly name = 'ProvisionedThroughputExceededException'; // what DynamoDB itself would say of one item
  readonly code = 'TABLE_BUSY';
  readonly kind = 'transient';

  constructor(tableName: string, left: number, attempts: number) {
    super(
      `DynamoDB left ${String(left)} items of '${tableName}' undone after ${String(attempts)} attempts. Try again later, or look at the table's capacity.`,
    );
  }
}

/** Reads items by their keys, strongly consistently. Those that do not exist are left out. */
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

/** Writes items whole. No two may have one key. @throws {@link TableBusy} unless all were written. */
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

/** Makes one call, and answers what it left undone. */
type BatchCall = (batch: Item[]) => Promise<Item[]>;
type Work = BatchOptions & { readonly tableName: string };

const split = (items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Runs every batch, a few at once, until nothing is left of it. */
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
  if (left.length > 0) throw new TableBusy(tableName, left.length, pauses.length + 1);
};
