import { PutCommand, ScanCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A client's settings as stored: keys are data. */
export type SettingsDocument = Readonly<Record<string, unknown>>;

/** The settings of all clients. */
export interface SettingsList {
  /** Every client, by its id. */
  readonly list: () => Promise<readonly SettingsDocument[]>;
}

/** The client configuration table, as operators use it. */
export interface SettingsTable extends SettingsList {
  /** Replaces a client's settings, or adds the client. */
  readonly put: (document: SettingsDocument & { readonly client_id: string }) => Promise<void>;
  readonly setEnabled: (clientId: string, enabled: boolean, at: string) => Promise<void>;
}

/** Fields of a client's settings that the service writes; operators do not. */
export const keptByTheService: readonly string[] = [
  'sync_cursor',
  'last_sync_timestamp',
  'last_sync_status',
  'last_sync_records',
];

/** Set only while a client is enabled, so that the index holds enabled clients alone. Not `enabled` itself, because an index key cannot be BOOL. */
export const enabledKey = 'enabled_key';

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
