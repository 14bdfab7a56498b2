import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { isRecord } from '@siesa-integration/canonical-model';
import { fromDynamoDbJson } from '@siesa-integration/sync-pipeline';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import type { FileProblem } from './file-problem.ts';
import { readJsonFile } from './read-json-file.ts';

/** A client's settings as they are in its file. */
export type ClientDocument = Readonly<Record<string, unknown>> & { readonly client_id: string };

/** The clients whose files can be used, and the problems of the others. A client with one broken file is not used at all. */
export interface ClientFiles {
  readonly clients: readonly ClientDocument[];
  readonly problems: readonly FileProblem[];
}

/**
 * The settings of every client of a folder: `DIR/clients/*.json`.
 *
 * @throws {@link LocalHostError} when there is no such folder.
 */
export const readClientFiles = async (folder: string): Promise<ClientFiles> => {
  const found = new Map<string, { readonly file: string; readonly client: ClientDocument }>();
  const problems: FileProblem[] = [];
  for (const file of await jsonFiles(folder)) {
    const client = await readClient(file);
    const other = client instanceof LocalHostError ? undefined : found.get(client.client_id);
    if (client instanceof LocalHostError) problems.push({ of: 'client', name: clientNamedBy(file), error: client });
    else if (other === undefined) found.set(client.client_id, { file, client });
    else if (!isDeepStrictEqual(other.client, client))
      problems.push({ of: 'client', name: client.client_id, error: contradiction(client.client_id, other.file, file) });
  }
  const broken = new Set(problems.map(({ name }) => name));
  return {
    clients: [...found.values()].map(({ client }) => client).filter(({ client_id: id }) => !broken.has(id)),
    problems,
  };
};

const jsonFiles = async (folder: string): Promise<string[]> => {
  const directory = join(folder, 'clients');
  const names = await readdir(directory).catch((cause: unknown) => {
    throw new LocalHostError(
      'FOLDER_INCOMPLETE',
      `The folder '${folder}' has no 'clients' folder. Name the folder that holds clients/, secrets/ and field-mappings/, or make one with 'siesa-sync client new'.`,
      { cause },
    );
  });
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(directory, name));
};

const readClient = async (file: string): Promise<ClientDocument | LocalHostError> => {
  try {
    return clientOf(file, await readJsonFile(file));
  } catch (error) {
    if (error instanceof LocalHostError) return error;
    throw error;
  }
};

const clientOf = (file: string, document: unknown): ClientDocument => {
  const client = plain(document);
  if (typeof client['client_id'] === 'string' && client['client_id'] !== '') return client as ClientDocument;
  throw new LocalHostError(
    'NOT_A_CLIENT',
    `The file '${file}' holds no 'client_id'. Put one client's settings in it, or move it elsewhere.`,
  );
};

/** Attributes that do not match their type, such as `{"M": 5}`, contain no client: `unmarshall` throws. */
const plain = (document: unknown): Readonly<Record<string, unknown>> => {
  try {
    if (!isRecord(document)) return {};
    const isPlain = fromDynamoDbJson(document) === document;
    return isPlain ? document : unmarshall(document as Record<string, AttributeValue>);
  } catch {
    return {};
  }
};

const clientNamedBy = (file: string): string => basename(file).replace(/(\.dynamodb)?\.json$/, '');

const contradiction = (clientId: string, one: string, other: string): LocalHostError =>
  new LocalHostError(
    'CLIENT_TWICE',
    `'${one}' and '${other}' both hold '${clientId}' and differ. Make them equal, or delete one.`,
  );
