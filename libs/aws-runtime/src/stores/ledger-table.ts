import { paginateQuery, type DynamoDBDocumentClient, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';
import { indexNames } from '@siesa-integration/workflow-contract';
import { batchGet, batchWrite } from './dynamo-batches.ts';
import { withoutAttributes, type Item } from './table-items.ts';

export interface LedgerTableOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The ledger table. Its keys are `client_id` and `product_id`. */
  readonly tableName: string;
}

/**
 * The outcome of each item of each client: one table item for each.
 *
 * Reads are strongly consistent, because a repeated loader must see what the first attempt wrote.
 */
export const createLedgerTable = ({ documents, tableName }: LedgerTableOptions): Ledger => {
  const readMany: Ledger['readMany'] = async (clientId, productIds) => {
    const keys = [...new Set(productIds)].map((product_id) => ({ client_id: clientId, product_id }));
    const items = await batchGet(documents, tableName, keys);
    return new Map(items.map(entryOf).map((entry) => [entry.product_id, entry]));
  };
  const query = (input: Partial<QueryCommandInput>): AsyncGenerator<Item[]> =>
    queryPages(documents, { TableName: tableName, ...input });

  return {
    readMany,
    writeMany: async (clientId, entries) => {
      const last = new Map(entries.map((entry) => [entry.product_id, itemOf(clientId, entry)])); // one batch may not name a key twice
      await batchWrite(documents, tableName, [...last.values()]);
    },
    openRejects: async (clientId, { limit, mapping, parked: onlyParked = false }) => {
      const open = onlyParked ? [] : await takeIds(query(openRejectsOf(clientId)), limit);
      const parked =
        onlyParked || mapping !== undefined
          ? await takeIds(query(parkedRejectsOf(clientId, onlyParked ? undefined : mapping)), limit - open.length)
          : [];
      const current = await readMany(clientId, [...open, ...parked]); // the index may lag behind the items
      const isWanted = onlyParked ? isParked : isDue(mapping);
      return [...current.values()].filter(isWanted).sort(byAge);
    },
    entries: async function* (clientId) {
      for await (const items of query(entriesOf(clientId))) yield* items.map(entryOf);
    },
  };
};

/** Sorts after every timestamp, so a query for open rejects never reads the parked ones. */
const parkedPrefix = 'parked ';

const openSince = ({ rejection }: LedgerEntry): string | undefined =>
  rejection && (rejection.parked ? `${parkedPrefix}${rejection.first_seen}` : rejection.first_seen);

const isParked = ({ rejection }: LedgerEntry): boolean => rejection?.parked === true;

const isDue =
  (mapping: string | undefined) =>
  ({ rejection }: LedgerEntry): boolean =>
    rejection !== undefined && (!rejection.parked || (mapping !== undefined && rejection.mapping !== mapping));

const byAge = (one: LedgerEntry, other: LedgerEntry): number =>
  (one.rejection?.first_seen ?? '').localeCompare(other.rejection?.first_seen ?? '');

const itemOf = (clientId: string, entry: LedgerEntry) => ({
  ...entry,
  client_id: clientId,
  open_since: openSince(entry),
});

const entryOf = (item: Item): LedgerEntry =>
  withoutAttributes(item, 'client_id', 'open_since') as unknown as LedgerEntry;

const entriesOf = (clientId: string): Partial<QueryCommandInput> => ({
  KeyConditionExpression: 'client_id = :client',
  ExpressionAttributeValues: { ':client': clientId },
  ConsistentRead: true,
});

/** The index is sparse: only an entry with an open or parked reject has `open_since`. */
const openRejectsOf = (clientId: string): Partial<QueryCommandInput> => ({
  IndexName: indexNames.openRejects,
  KeyConditionExpression: 'client_id = :client AND open_since < :parked',
  ExpressionAttributeValues: { ':client': clientId, ':parked': parkedPrefix },
});

/** @param mapping - leaves out rejects that were refused under this mapping */
const parkedRejectsOf = (clientId: string, mapping: string | undefined): Partial<QueryCommandInput> => ({
  IndexName: indexNames.openRejects,
  KeyConditionExpression: 'client_id = :client AND open_since >= :parked',
  ExpressionAttributeValues: { ':client': clientId, ':parked': parkedPrefix, ...(mapping && { ':mapping': mapping }) },
  ...(mapping && {
    FilterExpression: 'rejection.#mapping <> :mapping',
    ExpressionAttributeNames: { '#mapping': 'mapping' },
  }),
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

async function* queryPages(documents: DynamoDBDocumentClient, query: QueryCommandInput): AsyncGenerator<Item[]> {
  for await (const { Items: items = [] } of paginateQuery({ client: documents }, query)) yield items;
}
