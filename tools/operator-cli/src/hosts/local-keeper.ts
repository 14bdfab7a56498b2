import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fromDynamoDbJson } from '@siesa-integration/sync-pipeline';
import { OperatorMistake } from '../operator-mistake.ts';
import type { ClientKeeper } from './host.ts';
import type { SettingsTable } from './settings-table.ts';

/** Keeps a folder's own files: they are what the next run reads. The table of a host that is open now follows at once. */
export const createLocalKeeper = (folder: string, settings: SettingsTable): ClientKeeper => ({
  apply: (client) => [
    ...(client.mapping ? [write(join(folder, 'field-mappings', client.mapping.key), client.mapping.text)] : []),
    write(join(folder, 'clients', `${client.settings.client_id}.json`), asText(client.settings)),
  ],
  differences: () => Promise.resolve([]), // nothing starts by itself here
  setEnabled: (clientId, enabled, at) => [
    { what: `"enabled": ${String(enabled)} in the file of ${clientId}`, run: () => setEnabledInFiles(folder, clientId, enabled) },
    { what: `"enabled": ${String(enabled)} in the table`, run: () => settings.setEnabled(clientId, enabled, at) },
  ],
});

const asText = (document: unknown): string => `${JSON.stringify(document, undefined, 2)}\n`;

const write = (file: string, text: string) => ({
  what: `file ${file}`,
  run: async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  },
});

/** A client may stand in two files, plain and in DynamoDB's JSON: they must go on saying the same. */
const setEnabledInFiles = async (folder: string, clientId: string, enabled: boolean): Promise<void> => {
  const directory = join(folder, 'clients');
  for (const name of await readdir(directory)) {
    const file = join(directory, name);
    const document = name.endsWith('.json') ? parse(file, await readFile(file, 'utf8')) : undefined;
    if (document === undefined || !isOf(clientId, document)) continue;
    const isPlain = typeof document['client_id'] === 'string';
    await writeFile(file, asText({ ...document, enabled: isPlain ? enabled : { BOOL: enabled } }));
  }
};

const isOf = (clientId: string, document: Readonly<Record<string, unknown>>): boolean => {
  const plain = fromDynamoDbJson(document);
  return typeof plain === 'object' && plain !== null && 'client_id' in plain && plain.client_id === clientId;
};

const parse = (file: string, text: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw new OperatorMistake(`The file '${file}' is not JSON: correct it, and run this again.`);
  }
};
