import { join, resolve } from 'node:path';
import { LocalHostError, openLocalFolder, type LocalHost } from '@siesa-integration/sandbox';
import { OperatorMistake } from '../operator-mistake.ts';
import { connectAws } from './aws-connections.ts';
import { createExecutionLog } from './execution-log.ts';
import type { Host } from './host.ts';
import { interruptedExecutions } from './interrupted-executions.ts';
import { createLocalKeeper } from './local-keeper.ts';
import { filesOf } from './folder-files.ts';
import { refuseBrokenFiles } from './refuse-broken-files.ts';
import { createStores } from './stores.ts';

/**
 * Opens a folder of clients on this machine.
 *
 * @throws {@link OperatorMistake} when the folder or a file in it is not as it must be.
 */
export const openLocalHost = async (dir: string): Promise<Host> => {
  const folder = resolve(dir);
  const host = await openFolder(dir);
  const connections = connectAws(host.endpoints);
  const stores = refuseBrokenFiles(createStores('local', connections, host.resources), host.fileProblems);
  const executions = join(folder, '.siesa-sync/executions');
  const log = createExecutionLog(executions);
  return {
    place: `in ${dir}`,
    options: `--local ${dir}`,
    stores,
    start: (request) => log.keep(host.start(request)),
    eventsOf: log.read,
    interrupted: () => interruptedExecutions(executions),
    consoleAddress: () => undefined,
    tailCommand: undefined,
    locate: (key) => join(folder, '.siesa-sync/objects', host.resources.dataBucket, key),
    keeper: createLocalKeeper(folder, stores.settings),
    brokenFiles: [...new Set(host.fileProblems.map(({ error }) => error.message))],
    toCorrect: async (what, name) => `Its file: ${(await filesOf(dir, what, name)).join(', ')}.`,
    close: async () => {
      connections.close();
      await host.close();
    },
  };
};

const openFolder = async (dir: string): Promise<LocalHost> => {
  try {
    return await openLocalFolder(dir);
  } catch (error) {
    if (error instanceof LocalHostError) throw new OperatorMistake(error.message, { cause: error });
    throw error;
  }
};
