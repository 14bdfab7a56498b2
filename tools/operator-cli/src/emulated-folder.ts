import { join } from 'node:path';
import { connectStandIns, type LocalFolder, type OpenFolder } from '@siesa-integration/operator/hosts';
import { OperatorMistake } from '@siesa-integration/operator/messages';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import { type EmulatedHost, openEmulatedFolder as open } from '@siesa-integration/sandbox';

/** A folder over which the synthesized template and the built bundles run. */
export const openEmulatedFolder: OpenFolder = async (dir) => {
  const host = await open(dir).catch((error: unknown) => {
    throw error instanceof IntegrationError ? new OperatorMistake(error.message, { cause: error }) : error;
  });
  return folderOf(host);
};

/** The folder of an emulated host, as every command uses it. */
export const folderOf = async (host: EmulatedHost): Promise<LocalFolder> => {
  const { stores, close } = await connectStandIns(host.endpoints, host.resources);
  return {
    stores,
    settingsTable: stores.settings,
    fileProblems: host.fileProblems,
    executions: join(host.state, 'executions'),
    locate: (key) => join(host.state, 'objects', host.resources.dataBucket, key),
    start: host.start,
    close: async () => {
      close();
      await host.close();
    },
  };
};
