import { join, resolve } from 'node:path';
import { connectAws } from '../aws-connections.ts';
import type { Host } from '../host.ts';
import { createStores } from '../stores.ts';
import { createExecutionLog } from './execution-log.ts';
import { findLocalExecution } from './find-local-execution.ts';
import { filesOf } from './folder-files.ts';
import { interruptedExecutions } from './interrupted-executions.ts';
import { createLocalClientWriter } from './local-client-writer.ts';
import type { LocalService } from './local-folder.ts';
import { refuseBrokenFiles } from './refuse-broken-files.ts';

/**
 * Opens a folder of clients on this machine.
 *
 * @throws whatever `service.open` throws when the folder cannot be used.
 */
export const openLocalHost = async (dir: string, { open, canGoOn }: LocalService): Promise<Host> => {
  const folder = resolve(dir);
  const service = await open(dir);
  const connections = connectAws(service.endpoints);
  const stores = refuseBrokenFiles(createStores('local', connections, service.resources), service.fileProblems);
  const executions = join(folder, '.siesa-sync/executions');
  const log = createExecutionLog(executions);
  return {
    place: `in ${dir}`,
    options: `--local ${dir}`,
    stores,
    start: (request) => log.keep(service.start(request)),
    eventsOf: log.read,
    findExecution: (wanted) => findLocalExecution(executions, wanted),
    interrupted: () => interruptedExecutions(executions, canGoOn),
    consoleAddress: () => undefined,
    tailCommand: undefined,
    locate: (key) => join(folder, '.siesa-sync/objects', service.resources.dataBucket, key),
    clientWriter: createLocalClientWriter(folder, stores.settings),
    brokenFiles: [...new Set(service.fileProblems.map(({ error }) => error.message))],
    toCorrect: async (what, name) => `Its file: ${(await filesOf(dir, what, name)).join(', ')}.`,
    close: async () => {
      connections.close();
      await service.close();
    },
  };
};
