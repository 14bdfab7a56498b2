import { PutCommand, ScanCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { enabledKey, type SettingsDocument, type SettingsTable } from './settings-table.ts';

/** The clients in a table of DynamoDB. */
export const createSettingsTable = (documents: DynamoDBDocumentClient, tableName: string): SettingsTable => ({
  list: async () => {
    const found: SettingsDocument[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await documents.send(
        new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: from }),
      );
      found.push(...Items);
      from = LastEvaluatedKey;
    } while (from);
    return found.sort((one, other) => String(one['client_id']).localeCompare(String(other['client_id'])));
  },
  put: async (document) => {
    await documents.send(
      new PutCommand({
        TableName: tableName,
        Item: document['enabled'] === true ? { ...document, [enabledKey]: 'enabled' } : document,
      }),
    );
  },
  setEnabled: async (clientId, enabled, at) => {
    await documents.send(
      new UpdateCommand({
        TableName: tableName,
        Key: { client_id: clientId },
        ConditionExpression: 'attribute_exists(client_id)',
        UpdateExpression: enabled
          ? `SET #enabled = :enabled, ${enabledKey} = :key, updated_at = :at`
          : `SET #enabled = :enabled, updated_at = :at REMOVE ${enabledKey}`,
        ExpressionAttributeNames: { '#enabled': 'enabled' },
        ExpressionAttributeValues: { ':enabled': enabled, ':at': at, ...(enabled ? { ':key': 'enabled' } : {}) },
      }),
    );
  },
});
