import { DeleteCommand, ScanCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientDocument, ClientFiles } from './client-files.ts';
import { LocalHostError } from '../local-host-error.ts';
import type { FileProblem } from './file-problem.ts';

/** What the service itself keeps in a client's settings: a file never overwrites it. */
const kept = ['sync_cursor', 'last_sync_timestamp', 'last_sync_status', 'last_sync_records'];

/** Present only while a client is enabled, so that the index holds no other: a key cannot be BOOL. */
const enabledKey = (client: ClientDocument) => (client['enabled'] === true ? { enabled_key: 'enabled' } : {});

/**
 * Makes the client table say what the files say, apart from what the service keeps. What it holds of a client whose file is broken is left as it is.
 *
 * @returns the problems, with those of clients that the table knows and no file that can be read: while a file is broken, it may be theirs.
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

/** What DynamoDB refuses to keep is this client's alone; a table that cannot be reached is everybody's. */
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
