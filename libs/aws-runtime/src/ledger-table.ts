import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';
import { batchGet, batchWrite } from './dynamo-batches.ts';
import { without } from './without.ts';

type Item = Record<string, unknown>;

/** Sparse: an entry is in it only while a reject is open. */
export const openRejectsIndex = 'open-rejects-index';

export interface LedgerTableOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The ledger table: `client_id`, `product_id`. */
  readonly tableName: string;
}

/**
 * What became of each product of each client, one item a product.
 *
 * Reads are strongly consistent: a repeated loader must see what the first attempt wrote.
 */
export const createLedgerTable = ({ documents, tableName }: LedgerTableOptions): Ledger => {
  const readMany: Ledger['readMany'] = async (clientId, productIds) => {
    const keys = [...new Set(productIds)].map((product_id) => ({ client_id: clientId, product_id }));
    const items = await batchGet(documents, tableName, keys);
    return new Map(items.map(entryOf).map((entry) => [entry.product_id, entry]));
  };

  return {
    readMany,
    writeMany: async (clientId, entries) => {
      const last = new Map(entries.map((entry) => [entry.product_id, itemOf(clientId, entry)])); // one batch may not name a key twice
      await batchWrite(documents, tableName, [...last.values()]);
    },
    openRejects: async (clientId, { limit, mapping }) => {
      const open = await takeIds(openIds(documents, tableName, clientId), limit);
      const parked =
        mapping === undefined
          ? []
          : await takeIds(parkedIds(documents, tableName, clientId, mapping), limit - open.length);
      const current = await readMany(clientId, [...open, ...parked]); // the index may lag behind; the items do not
      return [...current.values()].filter((entry) => isDue(entry, mapping)).sort(byAge);
    },
    entries: (clientId) => allEntries(documents, tableName, clientId),
  };
};

/** Sorts behind every time, so that a query for open rejects never reads the parked ones. */
const parkedPrefix = 'parked ';

const openSince = ({ rejection }: LedgerEntry): string | undefined =>
  rejection && (rejection.parked ? `${parkedPrefix}${rejection.first_seen}` : rejection.first_seen);

const isDue = ({ rejection }: LedgerEntry, mapping: string | undefined): boolean =>
  rejection !== undefined && (!rejection.parked || (mapping !== undefined && rejection.mapping !== mapping));

const byAge = (one: LedgerEntry, other: LedgerEntry): number =>
  (one.rejection?.first_seen ?? '').localeCompare(other.rejection?.first_seen ?? '');

const itemOf = (clientId: string, entry: LedgerEntry) => ({
  ...entry,
  client_id: clientId,
  open_since: openSince(entry),
});

const entryOf = (item: Item): LedgerEntry => without(item, 'client_id', 'open_since') as unknown as LedgerEntry;

const openIds = (documents: DynamoDBDocumentClient, tableName: string, clientId: string): AsyncGenerator<Item[]> =>
  queryPages(documents, {
    TableName: tableName,
    IndexName: openRejectsIndex,
    KeyConditionExpression: 'client_id = :client AND open_since < :parked',
    ExpressionAttributeValues: { ':client': clientId, ':parked': parkedPrefix },
  });

const parkedIds = (
  documents: DynamoDBDocumentClient,
  tableName: string,
  clientId: string,
  mapping: string,
): AsyncGenerator<Item[]> =>
  queryPages(documents, {
    TableName: tableName,
    IndexName: openRejectsIndex,
    KeyConditionExpression: 'client_id = :client AND open_since >= :parked',
    FilterExpression: 'rejection.#mapping <> :mapping',
    ExpressionAttributeNames: { '#mapping': 'mapping' },
    ExpressionAttributeValues: { ':client': clientId, ':parked': parkedPrefix, ':mapping': mapping },
  });

/** Product ids of the first items, at most `limit`. */
const takeIds = async (pages: AsyncGenerator<Item[]>, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  if (limit <= 0) return ids;
  for await (const items of pages) {
    ids.push(...items.map((item) => String(item['product_id'])));
    if (ids.length >= limit) break;
  }
  return ids.slice(0, limit);
};

async function* allEntries(
  documents: DynamoDBDocumentClient,
  tableName: string,
  clientId: string,
): AsyncGenerator<LedgerEntry> {
  const pages = queryPages(documents, {
    TableName: tableName,
    KeyConditionExpression: 'client_id = :client',
    ExpressionAttributeValues: { ':client': clientId },
    ConsistentRead: true,
  });
  for await (const items of pages) yield* items.map(entryOf);
}

async function* queryPages(documents: DynamoDBDocumentClient, query: QueryCommand['input']): AsyncGenerator<Item[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({ ...query, ExclusiveStartKey: from }),
    );
    yield Items;
    from = LastEvaluatedKey;
  } while (from);
}
