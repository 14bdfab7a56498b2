import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesOfClient } from './folder-files.ts';
import type { ApplyStep, ClientWriter } from '../host.ts';
import { message } from '../../messages/message.ts';
import { mappingChanged } from '../../mapping/mapping-changed.ts';
import type { LocalFolder } from './local-folder.ts';

/**
 * Writes the folder's own files, because every run reads them.
 *
 * @param open - how the host has the folder open: where it keeps a copy of settings, which gets the change at once, and what keeps other processes out
 */
export const createLocalClientWriter = (
  folder: string,
  { settingsTable: table, exclusively = alone }: Pick<LocalFolder, 'settingsTable' | 'exclusively'>,
): ClientWriter => ({
  apply: (client) => [
    ...(client.mapping ? [putMapping(folder, client.mapping.key, client.mapping.text)] : []),
    write(join(folder, 'clients', `${client.settings.client_id}.json`), asText(client.settings)),
  ],
  differences: () => Promise.resolve([]), // a folder has no schedules
  replaceMapping: ({ key, text, before }) => {
    const file = join(folder, 'field-mappings', key);
    return {
      what: message('step/file', { file }),
      run: () =>
        exclusively(() => {
          if (textIn(file) !== before) throw mappingChanged(key);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }),
    };
  },
  putSecret: (name, text) => {
    const file = join(folder, 'secrets', `${name}.json`);
    return {
      what: message('step/file', { file }),
      run: async () => {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeFile(file, text, { mode: 0o600 });
        await chmod(file, 0o600); // the mode of a file that was there stays otherwise
      },
    };
  },
  setEnabled: (clientId, enabled, at) => [
    {
      what: message('step/enabled-file', { enabled: String(enabled), client: clientId }),
      run: () => setEnabledInFiles(folder, clientId, enabled),
    },
    ...(table
      ? [
          {
            what: message('step/enabled-table', { enabled: String(enabled) }),
            run: () => table.setEnabled(clientId, enabled, at),
          },
        ]
      : []),
  ],
});

/** Of a folder that one process at a time can open: what is not interrupted in this process is not interrupted at all. */
const alone = (work: () => void): Promise<void> => Promise.try(work);

/** Empty when there is no such file. */
const textIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
};

const putMapping = (folder: string, key: string, text: string): ApplyStep =>
  write(join(folder, 'field-mappings', key), text);

const asText = (document: unknown): string => `${JSON.stringify(document, undefined, 2)}\n`;

const write = (file: string, text: string): ApplyStep => ({
  what: message('step/file', { file }),
  run: async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  },
});

/** A client can have two files, plain JSON and DynamoDB's JSON: both get the value. */
const setEnabledInFiles = async (folder: string, clientId: string, enabled: boolean): Promise<void> => {
  for (const { file, document } of await filesOfClient(folder, clientId)) {
    const isPlain = typeof document['client_id'] === 'string';
    await writeFile(file, asText({ ...document, enabled: isPlain ? enabled : { BOOL: enabled } }));
  }
};
