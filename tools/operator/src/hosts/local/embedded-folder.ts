import {
  type LocalFolder as RuntimeFolder,
  type LocalFolderOptions,
  type LocalStores,
  openLocalFolder,
} from '@siesa-integration/local-runtime';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import { OperatorMistake } from '../../operator-mistake.ts';
import { createFolderAudit } from './folder-audit.ts';
import { pastSyncs } from '../sync-history.ts';
import type { LocalFolder } from './local-folder.ts';

/** A folder over which the workflow runs in this process. */
export const openEmbeddedFolder = async (dir: string, options?: LocalFolderOptions): Promise<LocalFolder> =>
  embeddedFolder(
    await openLocalFolder(dir, options).catch((error: unknown) => {
      throw error instanceof IntegrationError ? new OperatorMistake(error.message, { cause: error }) : error;
    }),
  );

/** A folder of the runtime as a host uses it. */
export const embeddedFolder = (folder: RuntimeFolder): LocalFolder => {
  const { ports, history, audit, schedules, server, exclusively } = folder.stores;
  return {
    stores: {
      ...ports,
      clients: {
        ...ports.clients,
        find: async (clientId) => ((await isKnown(ports, clientId)) ? ports.clients.find(clientId) : undefined),
      },
      environment: 'local',
      settings: { list: async () => (await ports.clients.list()).clients },
      history: { latest: async (clientId, limit, upTo) => pastSyncs(await history.latest(clientId, limit, upTo)) },
      audit: createFolderAudit(audit),
    },
    alerts: folder.alerts,
    exclusively,
    fileProblems: folder.fileProblems,
    executions: folder.executions,
    locate: folder.objectFile,
    start: folder.start,
    served: { schedule: schedules.read, address: server.address },
    close: folder.close,
  };
};

/** While some file is broken, any client could be in it. One that has never been synced here and has no file of its name is a mistake in the command. */
const isKnown = async (
  { clients, state }: Pick<LocalStores['ports'], 'clients' | 'state'>,
  clientId: string,
): Promise<boolean> => {
  const { clients: readable, problems } = await clients.list();
  const named = [...readable.map(({ client_id: id }) => id), ...problems.map(({ name }) => name)];
  return named.includes(clientId) || (await state.read(clientId)) !== undefined;
};
