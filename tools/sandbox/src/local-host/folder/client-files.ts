import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { LocalHostError } from '../local-host-error.ts';
import { fromDynamoDbJson } from './from-dynamodb-json.ts';
import { readJsonFile } from './read-json-file.ts';

/** A client's settings as its file has them. */
export type ClientDocument = Readonly<Record<string, unknown>> & { readonly client_id: string };

/**
 * The settings of every client of a folder: `DIR/clients/*.json`.
 *
 * @throws {@link LocalHostError} that names the file, when one is not JSON, names no client, or contradicts another.
 */
export const readClientFiles = async (folder: string): Promise<readonly ClientDocument[]> => {
  const clients = new Map<string, { readonly file: string; readonly client: ClientDocument }>();
  for (const file of await jsonFiles(folder)) {
    const client = clientOf(file, await readJsonFile(file));
    const other = clients.get(client.client_id);
    if (other && !isDeepStrictEqual(other.client, client)) throw contradiction(client.client_id, other.file, file);
    clients.set(client.client_id, { file, client });
  }
  return [...clients.values()].map(({ client }) => client);
};

const jsonFiles = async (folder: string): Promise<string[]> => {
  const directory = join(folder, 'clients');
  const names = await readdir(directory).catch((cause: unknown) => {
    throw new LocalHostError('FOLDER_INCOMPLETE', `The folder '${folder}' has no 'clients' folder. Put each client's settings there, as clients/CLIENT.json.`, { cause });
  });
  return names.filter((name) => name.endsWith('.json')).sort().map((name) => join(directory, name));
};

const clientOf = (file: string, document: unknown): ClientDocument => {
  const client = isRecord(document) ? fromDynamoDbJson(document) : {};
  if (typeof client['client_id'] === 'string') return client as ClientDocument;
  throw new LocalHostError('NOT_A_CLIENT', `The file '${file}' holds no 'client_id'. Put one client's settings in it, or move it elsewhere.`);
};

const contradiction = (clientId: string, one: string, other: string): LocalHostError =>
  new LocalHostError('CLIENT_TWICE', `'${one}' and '${other}' both hold '${clientId}' and differ. Make them equal, or delete one.`);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
