import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientDirectory, SyncNote } from '@siesa-integration/sync-pipeline';
import { failedCondition } from './failed-condition.ts';

export interface ClientTableOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The client configuration table: `client_id`. */
  readonly tableName: string;
}

/** Client configuration, as the operator wrote it; the pipeline parses it. */
export const createClientTable = ({ documents, tableName }: ClientTableOptions): ClientDirectory => ({
  find: async (clientId) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName, Key: { client_id: clientId }, ConsistentRead: true }),
    );
    return Item;
  },
  noteSync: async (clientId, note) => {
    try {
      await documents.send(new UpdateCommand({ TableName: tableName, Key: { client_id: clientId }, ...setting(note) }));
    } catch (error) {
      if (!failedCondition(error)) throw error; // the client was deleted meanwhile: nobody is left to read the note
    }
  },
});

const setting = (note: SyncNote) => {
  const fields = Object.entries(note).filter(([, value]) => value !== undefined);
  return {
    UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(client_id)',
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
  };
};
