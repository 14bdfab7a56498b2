import { resolve } from 'node:path';
import { whichCanGoOn } from '@siesa-integration/local-runtime';
import type { Host } from '../host.ts';
import { createExecutionLog } from './execution-log.ts';
import { findLocalExecution } from './find-local-execution.ts';
import { filesOf } from './folder-files.ts';
import { findInterruptedExecutions } from './interrupted-executions.ts';
import { createLocalClientWriter } from './local-client-writer.ts';
import type { OpenFolder } from './local-folder.ts';
import { refuseBrokenFiles } from './refuse-broken-files.ts';

/**
 * The host over a folder of clients on this machine.
 *
 * @param options - the command-line options that open it again
 *
 * @throws whatever `open` throws when the folder cannot be used.
 */
export const localHost = async (dir: string, options: string, open: OpenFolder): Promise<Host> => {
  const folder = await open(dir);
  const stores = refuseBrokenFiles(folder.stores, folder.fileProblems);
  const log = createExecutionLog(folder.executions);
  return {
    place: `in ${dir}`,
    options,
    stores,
    start: async (request) => log.keep(await folder.start(request)),
    eventsOf: log.read,
    findExecution: (wanted) => findLocalExecution(folder.executions, wanted),
    interrupted: findInterruptedExecutions(folder.executions, whichCanGoOn),
    consoleAddress: () => undefined,
    tailCommand: undefined,
    locate: folder.locate,
    ...(folder.alerts && { alerts: folder.alerts }),
    folder: resolve(dir),
    clientWriter: createLocalClientWriter(resolve(dir), folder),
    brokenFiles: [...new Set(folder.fileProblems.map(({ error }) => error.message))],
    toCorrect: async (what, name) => `Its file: ${(await filesOf(dir, what, name)).join(', ')}.`,
    ...(folder.served && { served: folder.served }),
    close: folder.close,
  };
};
