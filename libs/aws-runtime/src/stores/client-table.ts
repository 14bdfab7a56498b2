import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientDirectory, RecordedSync } from '@siesa-integration/sync-pipeline';
import { isFailedCondition } from './table-items.ts';

export interface ClientTableOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The table of client configurations. Its key is `client_id`. */
  readonly tableName: string;
}

/** Client configurations, as the operator wrote them. The pipeline parses them. */
export const createClientTable = ({ documents, tableName }: ClientTableOptions): ClientDirectory => ({
  find: async (clientId) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName, Key: { client_id: clientId }, ConsistentRead: true }),
    );
    return Item;
  },
  recordSync: async (clientId, note) => {
    try {
      await documents.send(new UpdateCommand({ TableName: tableName, Key: { client_id: clientId }, ...setting(note) }));
    } catch (error) {
      if (!isFailedCondition(error)) throw error; // the client was deleted during the sync, so there is no item to update
    }
  },
});

const setting = (note: RecordedSync) => {
  const fields = Object.entries(note).filter(([, value]) => value !== undefined);
  return {
    UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(client_id)',
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
  };
};
