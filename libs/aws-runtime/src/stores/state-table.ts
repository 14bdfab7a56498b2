import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientState, StateStore } from '@siesa-integration/sync-pipeline';
import { clientStateKey } from '@siesa-integration/workflow-contract';
import { isFailedCondition, withoutAttributes, type Item } from './table-items.ts';

export interface StateTableOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The sync state table. Its keys are `tenantId` and `syncId`. */
  readonly tableName: string;
}

/**
 * Lease, cursor, open, stop and budget of each client, in one item of the sync state table. The table's other items are history.
 *
 * @example
 * const states = createStateTable({ documents: connectToDynamoDB(), tableName: 'siesa-integration-sync-state-dev' });
 * const found = await states.read('cliente-a');
 * await states.replace('cliente-a', { ...found.state, owner }, found.version); // false: another writer was faster
 */
export const createStateTable = ({ documents, tableName }: StateTableOptions): StateStore => ({
  read: async (clientId) => {
    const { Item: item } = await documents.send(
      new GetCommand({ TableName: tableName, Key: keyOf(clientId), ConsistentRead: true }),
    );
    return item && stateOf(item);
  },
  replace: async (clientId, state, expected) => {
    try {
      await documents.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...state, ...keyOf(clientId), version: expected + 1 },
          ...ifVersionIs(expected),
        }),
      );
      return true;
    } catch (error) {
      if (isFailedCondition(error)) return false;
      throw error;
    }
  },
});

const keyOf = (clientId: string) => ({ tenantId: clientId, syncId: clientStateKey });

const stateOf = (item: Item): { state: ClientState; version: number } => ({
  state: withoutAttributes(item, 'tenantId', 'syncId', 'version') as unknown as ClientState,
  version: Number(item['version']),
});

const ifVersionIs = (expected: number) =>
  expected === 0
    ? { ConditionExpression: 'attribute_not_exists(syncId)' }
    : {
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':expected': expected },
      };
