import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesOfClient } from './folder-files.ts';
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
    {
      what: `"enabled": ${String(enabled)} in the file of ${clientId}`,
      run: () => setEnabledInFiles(folder, clientId, enabled),
    },
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

/** Both files of a client that stands in two must go on saying the same. */
const setEnabledInFiles = async (folder: string, clientId: string, enabled: boolean): Promise<void> => {
  for (const { file, document } of await filesOfClient(folder, clientId)) {
    const isPlain = typeof document['client_id'] === 'string';
    await writeFile(file, asText({ ...document, enabled: isPlain ? enabled : { BOOL: enabled } }));
  }
};
