import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientState, StateStore } from '@siesa-integration/sync-pipeline';
import { failedCondition } from './failed-condition.ts';
import { without } from './without.ts';

/** Sort key of the one item that decides; every other item of the table is history. */
export const stateKey = '#state';

export interface StateTableOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The sync state table: `tenantId`, `syncId`. */
  readonly tableName: string;
}

/**
 * Lease, cursor, open, stop and budget of each client, in one item of the sync state table.
 *
 * @example
 * const states = createStateTable({ documents: connectToDynamoDB(), tableName: 'siesa-integration-sync-state-dev' });
 * const found = await states.read('cliente-a');
 * await states.replace('cliente-a', { ...found.state, owner }, found.version); // false: somebody was faster
 */
export const createStateTable = ({ documents, tableName }: StateTableOptions): StateStore => ({
  read: async (clientId) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName, Key: { tenantId: clientId, syncId: stateKey }, ConsistentRead: true }),
    );
    return Item && stateOf(Item);
  },
  replace: async (clientId, state, expected) => {
    try {
      await documents.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...state, tenantId: clientId, syncId: stateKey, version: expected + 1 },
          ...unlessMoved(expected),
        }),
      );
      return true;
    } catch (error) {
      if (failedCondition(error)) return false;
      throw error;
    }
  },
});

const stateOf = (item: Record<string, unknown>): { state: ClientState; version: number } => ({
  state: without(item, 'tenantId', 'syncId', 'version') as unknown as ClientState,
  version: Number(item['version']),
});

const unlessMoved = (expected: number) =>
  expected === 0
    ? { ConditionExpression: 'attribute_not_exists(syncId)' }
    : {
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':expected': expected },
      };
