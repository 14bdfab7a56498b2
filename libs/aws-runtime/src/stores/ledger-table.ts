import { paginateQuery, type DynamoDBDocumentClient, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CountedLedger, Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';
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
export const createLedgerTable = ({ documents, tableName }: LedgerTableOptions): CountedLedger => {
  const readMany: Ledger['readMany'] = async (clientId, productIds) => {
    const keys = [...new Set(productIds)].map((product_id) => ({ client_id: clientId, product_id }));
    const items = await batchGet(documents, tableName, keys);
    return new Map(items.map(entryOf).map((entry) => [entry.product_id, entry]));
  };
  const query = (input: Partial<QueryCommandInput>): AsyncGenerator<Item[]> =>
    queryPages(documents, { TableName: tableName, ...input });
  const count = (input: Partial<QueryCommandInput>): Promise<number> =>
    countItems(documents, { TableName: tableName, ...input });

  return {
    readMany,
    writeMany: async (clientId, entries) => {
      const last = new Map(entries.map((entry) => [entry.product_id, itemOf(clientId, entry)])); // one batch may not name a key twice
      await batchWrite(documents, tableName, [...last.values()]);
    },
    openRejects: async (clientId, { limit, mapping, parked: onlyParked = false }) => {
      const read = (ids: readonly string[]) => readMany(clientId, ids);
      const parkedKeys = () => query(parkedRejectsOf(clientId));
      if (onlyParked) return (await takeEntries(parkedKeys(), { read, isWanted: isParked, limit })).sort(byAge);

      const isWanted = isDue(mapping);
      const open = await takeEntries(query(openRejectsOf(clientId)), { read, isWanted, limit });
      if (mapping === undefined) return open.sort(byAge);
      const parked = await takeEntries(parkedKeys(), {
        read,
        isWanted,
        limit: limit - open.length,
        mayBeWanted: ({ open_since: key }) => !String(key).endsWith(` ${mapping}`),
      });
      return [...open, ...parked].sort(byAge);
    },
    countRejects: async (clientId) => {
      const [tried, parked] = await Promise.all([count(openRejectsOf(clientId)), count(parkedRejectsOf(clientId))]);
      return { open: tried + parked, parked };
    },
    entries: async function* (clientId) {
      for await (const items of query(entriesOf(clientId))) yield* items.map(entryOf);
    },
  };
};

/** Sorts after every timestamp, so a query for open rejects never reads the parked ones. */
const parkedPrefix = 'parked ';

/** A parked reject ends with the mapping that refused it, because the index returns keys only: a query finds those of another mapping by them. */
const openSince = ({ rejection }: LedgerEntry): string | undefined => {
  if (!rejection?.parked) return rejection?.first_seen;
  const { first_seen: firstSeen, mapping } = rejection;
  return `${parkedPrefix}${firstSeen}${mapping === undefined ? '' : ` ${mapping}`}`;
};

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

const parkedRejectsOf = (clientId: string): Partial<QueryCommandInput> => ({
  IndexName: indexNames.openRejects,
  KeyConditionExpression: 'client_id = :client AND open_since >= :parked',
  ExpressionAttributeValues: { ':client': clientId, ':parked': parkedPrefix },
});

interface TakeOptions {
  readonly limit: number;
  readonly read: (productIds: readonly string[]) => ReturnType<Ledger['readMany']>;
  readonly isWanted: (entry: LedgerEntry) => boolean;
  /** What the keys in the index can say before the entry is read. @defaultValue every entry is read */
  readonly mayBeWanted?: (keys: Item) => boolean;
}

const entriesPerRead = 200;

/** The first wanted entries, in the order of the index. Each is read from the table, because the index may lag behind it and holds keys only. */
const takeEntries = async (
  pages: AsyncGenerator<Item[]>,
  { limit, read, isWanted, mayBeWanted = () => true }: TakeOptions,
): Promise<LedgerEntry[]> => {
  const taken: LedgerEntry[] = [];
  if (limit <= 0) return taken;
  for await (const items of pages) {
    const ids = items.filter(mayBeWanted).map((item) => String(item['product_id']));
    for (let from = 0; from < ids.length && taken.length < limit; from += entriesPerRead) {
      const some = ids.slice(from, from + entriesPerRead);
      const found = await read(some);
      taken.push(...some.flatMap((id) => found.get(id) ?? []).filter(isWanted));
    }
    if (taken.length >= limit) break;
  }
  return taken.slice(0, limit);
};

async function* queryPages(documents: DynamoDBDocumentClient, query: QueryCommandInput): AsyncGenerator<Item[]> {
  for await (const { Items: items = [] } of paginateQuery({ client: documents }, query)) yield items;
}

const countItems = async (documents: DynamoDBDocumentClient, query: QueryCommandInput): Promise<number> => {
  let count = 0;
  for await (const { Count = 0 } of paginateQuery({ client: documents }, { ...query, Select: 'COUNT' })) count += Count;
  return count;
};
