import { indexNames } from './names.ts';

/** Keys and indexes of a table. Every key is a string. The stack and the stand-ins of tests create their tables from it. */
export interface TableDefinition {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly indexes: readonly TableIndex[];
}

/** One global secondary index. */
export interface TableIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** What a query of the index returns: whole items, or the keys of the table and of the index. */
  readonly projection: 'ALL' | 'KEYS_ONLY';
}

export const tableDefinitions = {
  clients: {
    partitionKey: 'client_id',
    indexes: [
      { name: indexNames.productType, partitionKey: 'product_type', projection: 'ALL' },
      // An index key cannot be BOOL, so `enabled_key` is a string that an item has only while its client is enabled.
      { name: indexNames.enabled, partitionKey: 'enabled_key', projection: 'ALL' },
    ],
  },
  syncState: { partitionKey: 'tenantId', sortKey: 'syncId', indexes: [] },
  ledger: {
    partitionKey: 'client_id',
    sortKey: 'product_id',
    indexes: [
      // Sparse, because only an open reject has `open_since`: a query finds the oldest without reading the whole ledger.
      // Keys only, because the items are then read consistently from the table.
      { name: indexNames.openRejects, partitionKey: 'client_id', sortKey: 'open_since', projection: 'KEYS_ONLY' },
    ],
  },
  /** Files that were reconciled, by their content. */
  reconciledFiles: { partitionKey: 'file_id', indexes: [] },
} as const satisfies Readonly<Record<string, TableDefinition>>;
