import { ConfigurationInvalid } from '@siesa-integration/outgoing-http';
import type { ClientDirectory } from '@siesa-integration/sync-pipeline';
import { fromItemRow, toItemRow } from '../database/checked-item.ts';
import type { StateDatabase } from '../database/state-database.ts';
import { type ClientDocument, type ClientFiles, openClientFiles } from '../folder/client-files.ts';

/** The clients of a folder: settings from its files, and how the last sync ended from the database. A changed file counts from the next call on. */
export interface FolderClients extends ClientDirectory {
  /** @throws ConfigurationInvalid when a file of this client cannot be used */
  readonly find: (clientId: string) => Promise<ClientDocument | undefined>;
  /** Every client whose files can be used, and the problems of the others. */
  readonly list: () => Promise<ClientFiles>;
}

export const createFolderClients = (folder: string, database: StateDatabase): FolderClients => {
  const files = openClientFiles(folder);
  const lastSync = database.prepare('SELECT * FROM last_sync WHERE client_id = ?');
  const write = database.prepare(
    `INSERT INTO last_sync (client_id, item, checksum) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET item = excluded.item, checksum = excluded.checksum`,
  );
  const noteOf = (clientId: string): object => {
    const row = lastSync.get(clientId);
    return row ? (fromItemRow(row, clientId) as object) : {};
  };
  const withNote = (client: ClientDocument): Promise<ClientDocument> =>
    database.run(() => ({ ...client, ...noteOf(client.client_id) }));

  const find: FolderClients['find'] = async (clientId) => {
    const { client, problem } = clientIn(await files.read(), clientId);
    if (problem) throw new ConfigurationInvalid(problem.message, { code: 'CONFIGURATION_INVALID', cause: problem });
    return client && withNote(client);
  };
  return {
    find,
    list: async () => {
      const { clients, ...others } = await files.read();
      return { ...others, clients: await Promise.all(clients.map(withNote)) };
    },
    recordSync: async (clientId, sync) => {
      const { client, problem } = clientIn(await files.read(), clientId);
      if (!client && !problem) return; // the client was deleted during the sync
      await database.write(() => {
        const { item, checksum } = toItemRow({ ...noteOf(clientId), ...sync }, clientId);
        write.run(clientId, item, checksum);
      });
    },
  };
};

/** While a file of no known client is broken, a client without a file may be in it. */
const clientIn = ({ clients, problems }: ClientFiles, clientId: string) => {
  const client = clients.find(({ client_id: id }) => id === clientId);
  const problem =
    problems.find(({ name }) => name === clientId) ??
    (client ? undefined : problems.find(({ error }) => error.code !== 'CLIENT_TWICE'));
  return { client, problem: problem?.error };
};
