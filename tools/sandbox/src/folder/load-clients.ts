import { DeleteCommand, ScanCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import type { ClientDocument, ClientFiles, FileProblem } from '@siesa-integration/local-runtime/stores';

/** Fields of a client's settings that the service writes: a file never overwrites them. */
const kept = ['sync_cursor', 'last_sync_timestamp', 'last_sync_status', 'last_sync_records'];

/** Present only while a client is enabled, so that the index contains no other. A key cannot be BOOL. */
const enabledKey = (client: ClientDocument) => (client['enabled'] === true ? { enabled_key: 'enabled' } : {});

/**
 * Writes the files' settings to the client table, except for the fields of the service. The stored settings of a client with a broken file stay.
 *
 * @returns the problems; while a file of no known client is broken, also one for each client in the table that has no readable file, because it may be theirs.
 */
export const loadClients = async (
  documents: DynamoDBDocumentClient,
  tableName: string,
  files: ClientFiles,
): Promise<readonly FileProblem[]> => {
  const { Items: stored = [] } = await documents.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }));
  const problems = [...files.problems];
  for (const client of files.clients) {
    const before = stored.find((item) => item['client_id'] === client.client_id) ?? {};
    const update = new UpdateCommand({
      TableName: tableName,
      Key: { client_id: client.client_id },
      ...changes({ ...client, ...enabledKey(client) }, before),
    });
    await documents
      .send(update)
      .catch((error: unknown) =>
        problems.push({ of: 'client', name: client.client_id, error: asUnstorable(client.client_id, error) }),
      );
  }
  const known = new Set([...files.clients.map(({ client_id: id }) => id), ...problems.map(({ name }) => name)]);
  const gone = stored.map((item) => item['client_id'] as string).filter((id) => !known.has(id));
  const unattributed = files.problems.find(({ error }) => error.code !== 'CLIENT_TWICE');
  if (unattributed) return [...problems, ...gone.map((id) => ({ ...unattributed, name: id }))];

  for (const id of gone) await documents.send(new DeleteCommand({ TableName: tableName, Key: { client_id: id } }));
  return problems;
};

/** A document that DynamoDB refuses is a problem of its client; a table that cannot be reached affects all. */
const asUnstorable = (clientId: string, error: unknown): LocalHostError => {
  const isOfDocument = error instanceof Error && (error.name === 'ValidationException' || !('$metadata' in error));
  if (!isOfDocument) throw error;
  return new LocalHostError(
    'NOT_A_CLIENT',
    `The settings of client '${clientId}' cannot be stored: a number is too large, a member has no name, or there is too much of it. Correct its file in clients/, and start again.`,
    { cause: error },
  );
};

const changes = (wanted: ClientDocument, before: Readonly<Record<string, unknown>>) => {
  const names = Object.keys(wanted).filter((name) => name !== 'client_id');
  const dropped = Object.keys(before).filter(
    (name) => name !== 'client_id' && !(name in wanted) && !kept.includes(name),
  );
  const numbered = [...names, ...dropped].map((name, i) => ({ name, id: `#n${String(i)}`, value: `:v${String(i)}` }));
  const sets = numbered
    .slice(0, names.length)
    .map(({ name, id, value }) =>
      kept.includes(name) ? `${id} = if_not_exists(${id}, ${value})` : `${id} = ${value}`,
    );
  const removes = numbered.slice(names.length).map(({ id }) => id);
  return {
    UpdateExpression:
      [sets.length > 0 && `SET ${sets.join(', ')}`, removes.length > 0 && `REMOVE ${removes.join(', ')}`]
        .filter(Boolean)
        .join(' ') || undefined,
    ExpressionAttributeNames: Object.fromEntries(numbered.map(({ name, id }) => [id, name])),
    ExpressionAttributeValues: Object.fromEntries(
      numbered.slice(0, names.length).map(({ name, value }) => [value, wanted[name]]),
    ),
  };
};
