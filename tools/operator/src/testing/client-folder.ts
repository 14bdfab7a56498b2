import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aClient, aMapping } from '@siesa-integration/sync-pipeline/testing';
import type { Host } from '../hosts/host.ts';
import { openLocalHost } from '../hosts/open-host.ts';

/** A folder on this machine whose clients have Kong, and its host. Nothing listens at the addresses of the clients. */
export interface ClientFolder extends AsyncDisposable {
  readonly dir: string;
  readonly host: Host;
}

/**
 * Writes settings, secrets and the mapping document of these clients, and opens the folder.
 *
 * @example
 * await using folder = await openClientFolder({ 'cliente-a': {}, 'cliente-b': { batch_size: 5 } });
 */
export const openClientFolder = async (clients: Readonly<Record<string, object>>): Promise<ClientFolder> => {
  const dir = await mkdtemp(join(tmpdir(), 'client-folder-'));
  const write = async (path: string, document: unknown): Promise<void> => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), typeof document === 'string' ? document : JSON.stringify(document));
  };
  for (const [id, fields] of Object.entries(clients)) {
    await write(`clients/${id}.json`, aClient({ client_id: id, ...fields }));
    await write(`secrets/siesa-integration/${id}/siesa.json`, {
      api_url: `https://${id}.siesa.com/api`,
      api_key: 'key',
    });
    await write(`secrets/siesa-integration/${id}/kong.json`, { api_url: `https://${id}.kong.com/api`, api_key: 'key' });
  }
  await write('field-mappings/field-mappings-kong.json', aMapping());
  const host = await openLocalHost(dir);
  return {
    dir,
    host,
    [Symbol.asyncDispose]: async () => {
      await host.close();
      await rm(dir, { recursive: true });
    },
  };
};
