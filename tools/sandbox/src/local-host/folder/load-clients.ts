import { DeleteCommand, ScanCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientDocument } from './client-files.ts';

/** What the service itself keeps in a client's settings: a file never overwrites it. */
const kept = ['sync_cursor', 'last_sync_timestamp', 'last_sync_status', 'last_sync_records'];

/** Present only while a client is enabled, so that the index holds no other: a key cannot be BOOL. */
const enabledKey = (client: ClientDocument) => (client['enabled'] === true ? { enabled_key: 'enabled' } : {});

/** Makes the client table say what the files say, apart from what the service keeps. */
export const loadClients = async (documents: DynamoDBDocumentClient, tableName: string, clients: readonly ClientDocument[]): Promise<void> => {
  const { Items: stored = [] } = await documents.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }));
  for (const client of clients) {
    const before = stored.find((item) => item['client_id'] === client.client_id) ?? {};
    await documents.send(new UpdateCommand({ TableName: tableName, Key: { client_id: client.client_id }, ...changes({ ...client, ...enabledKey(client) }, before) }));
  }
  const gone = stored.filter((item) => !clients.some(({ client_id }) => client_id === item['client_id']));
  for (const item of gone) await documents.send(new DeleteCommand({ TableName: tableName, Key: { client_id: item['client_id'] as string } }));
};

const changes = (wanted: ClientDocument, before: Readonly<Record<string, unknown>>) => {
  const names = Object.keys(wanted).filter((name) => name !== 'client_id');
  const dropped = Object.keys(before).filter((name) => name !== 'client_id' && !(name in wanted) && !kept.includes(name));
  const numbered = [...names, ...dropped].map((name, i) => ({ name, id: `#n${String(i)}`, value: `:v${String(i)}` }));
  const sets = numbered.slice(0, names.length).map(({ name, id, value }) => (kept.includes(name) ? `${id} = if_not_exists(${id}, ${value})` : `${id} = ${value}`));
  const removes = numbered.slice(names.length).map(({ id }) => id);
  return {
    UpdateExpression: [sets.length > 0 && `SET ${sets.join(', ')}`, removes.length > 0 && `REMOVE ${removes.join(', ')}`].filter(Boolean).join(' ') || undefined,
    ExpressionAttributeNames: Object.fromEntries(numbered.map(({ name, id }) => [id, name])),
    ExpressionAttributeValues: Object.fromEntries(numbered.slice(0, names.length).map(({ name, value }) => [value, wanted[name]])),
  };
};
