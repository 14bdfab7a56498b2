import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fromDynamoDbJson } from '@siesa-integration/sync-pipeline/stored';
import { readJsonFile } from '../../read-json-file.ts';
import type { Correctable } from '../host.ts';

/** A file with a client's settings. */
export interface ClientFile {
  readonly file: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** The files of one client: it can have two, plain JSON and DynamoDB's JSON. Files that are not JSON are left out. */
export const filesOfClient = async (folder: string, clientId: string): Promise<readonly ClientFile[]> => {
  const names = (await readdir(join(folder, 'clients'))).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readClientFile(join(folder, 'clients', name))));
  return files.filter((file) => file !== undefined).filter(({ document }) => isOf(clientId, document));
};

/** The files of a folder in which something is to be corrected. */
export const filesOf = async (folder: string, what: Correctable, name: string): Promise<readonly string[]> => {
  if (what === 'mapping') return [join(folder, 'field-mappings', name)];
  return what === 'secret'
    ? [join(folder, 'secrets', `${name}.json`)]
    : (await filesOfClient(folder, name)).map(({ file }) => file);
};

const readClientFile = async (file: string): Promise<ClientFile | undefined> => {
  try {
    return { file, document: (await readJsonFile(file)) as Readonly<Record<string, unknown>> };
  } catch {
    return undefined;
  }
};

const isOf = (clientId: string, document: unknown): boolean => {
  const plain = fromDynamoDbJson(document);
  return typeof plain === 'object' && plain !== null && 'client_id' in plain && plain.client_id === clientId;
};
