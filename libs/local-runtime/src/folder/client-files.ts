import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '@siesa-integration/canonical-model';
import { fromDynamoDbJson } from '@siesa-integration/sync-pipeline/stored';
import * as v from 'valibot';
import { LocalHostError } from '../host/local-host-error.ts';
import type { FileProblem } from './file-problem.ts';
import { readJsonFile } from './read-json-file.ts';

/** A client's settings as they are in its file. */
export type ClientDocument = Readonly<Record<string, unknown>> & { readonly client_id: string };

/** The clients whose files can be used, and the problems of the others. A client with one broken file is not used at all. */
export interface ClientFiles {
  readonly clients: readonly ClientDocument[];
  readonly problems: readonly FileProblem[];
  /** The file of each client, by its id. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The settings of every client of a folder: `DIR/clients/*.json`.
 *
 * @throws {@link LocalHostError} when there is no such folder.
 */
export const readClientFiles = (folder: string): Promise<ClientFiles> => openClientFiles(folder).read();

/** As `readClientFiles`, for many calls: a file is read again after it has changed. */
export const openClientFiles = (folder: string): { readonly read: () => Promise<ClientFiles> } => {
  const known = new Map<string, { readonly stamp: string; readonly client: ClientDocument | LocalHostError }>();
  const clientIn = async (file: string): Promise<ClientDocument | LocalHostError> => {
    const stamp = await stampOf(file);
    const before = known.get(file);
    if (before !== undefined && before.stamp === stamp) return before.client;
    const client = await readClient(file);
    if (stamp !== undefined) known.set(file, { stamp, client });
    return client;
  };
  return { read: () => readAll(folder, clientIn) };
};

/** Differs after every change of a file; `undefined` for a file that is gone. */
const stampOf = (file: string): Promise<string | undefined> =>
  stat(file, { bigint: true }).then(
    ({ mtimeNs, ctimeNs, size, ino }) => [mtimeNs, ctimeNs, size, ino].join(),
    () => undefined,
  );

const readAll = async (
  folder: string,
  clientIn: (file: string) => Promise<ClientDocument | LocalHostError>,
): Promise<ClientFiles> => {
  const found = new Map<string, { readonly file: string; readonly client: ClientDocument }>();
  const problems: FileProblem[] = [];
  for (const file of await jsonFiles(folder)) {
    const client = await clientIn(file);
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
    files: new Map([...found].map(([id, { file }]) => [id, file])),
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
  const client = v.is(dynamoDbItem, document) ? fromDynamoDbJson(document) : document;
  if (isRecord(client) && typeof client['client_id'] === 'string' && client['client_id'] !== '')
    return client as ClientDocument;
  throw new LocalHostError(
    'NOT_A_CLIENT',
    `The file '${file}' holds no 'client_id'. Put one client's settings in it, or move it elsewhere.`,
  );
};

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

const attribute: v.GenericSchema = v.lazy(() =>
  v.union([
    v.strictObject({ S: v.string() }),
    v.strictObject({ N: v.union([v.pipe(v.string(), v.check(isNumber)), v.number()]) }),
    v.strictObject({ BOOL: v.boolean() }),
    v.strictObject({ NULL: v.boolean() }),
    v.strictObject({ M: v.record(v.string(), attribute) }),
    v.strictObject({ L: v.array(attribute) }),
    v.strictObject({ SS: v.array(v.string()) }),
    v.strictObject({ NS: v.array(v.string()) }),
  ]),
);

/** A document with an attribute that does not match its type, such as `{"M": 5}`, is not DynamoDB's JSON, so it holds no client. */
const dynamoDbItem = v.record(v.string(), attribute);

const clientNamedBy = (file: string): string => basename(file).replace(/(\.dynamodb)?\.json$/, '');

const contradiction = (clientId: string, one: string, other: string): LocalHostError =>
  new LocalHostError(
    'CLIENT_TWICE',
    `'${one}' and '${other}' both hold '${clientId}' and differ. Make them equal, or delete one.`,
  );
