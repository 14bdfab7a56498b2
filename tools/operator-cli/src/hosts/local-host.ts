import { join, resolve } from 'node:path';
import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalHost } from '@siesa-integration/sandbox';
import { OperatorMistake } from '../operator-mistake.ts';
import type { Host } from './host.ts';

/**
 * Opens a folder of clients on this machine.
 *
 * @throws {@link OperatorMistake} when the folder or a file in it is not as it must be.
 */
export const openLocalHost = async (dir: string): Promise<Host> => {
  const host = await openFolder(dir);
  const { clients: { documents }, resources: { clientsTable, dataBucket } } = host;
  return {
    place: `in ${dir}`,
    clientIds: async () => {
      const { Items = [] } = await documents.send(new ScanCommand({ TableName: clientsTable, ProjectionExpression: 'client_id' }));
      return Items.map((item) => String(item['client_id'])).sort();
    },
    client: async (clientId) => (await documents.send(new GetCommand({ TableName: clientsTable, Key: { client_id: clientId } }))).Item,
    start: (request) => Promise.resolve(host.start(request)),
    locate: (key) => join(resolve(dir), '.siesa-sync/objects', dataBucket, key),
    close: host.close,
  };
};

/** The sandbox is large and needed by local runs alone. */
const openFolder = async (dir: string): Promise<LocalHost> => {
  const { LocalHostError, openLocalFolder } = await import('@siesa-integration/sandbox');
  try {
    return await openLocalFolder(dir);
  } catch (error) {
    if (error instanceof LocalHostError) throw new OperatorMistake(error.message, { cause: error });
    throw error;
  }
};
