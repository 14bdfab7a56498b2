import { canGoOn } from '@siesa-integration/local-runtime';
import { OperatorMistake, type LocalService } from '@siesa-integration/operator';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import { exampleMapping, openLocalFolder } from '@siesa-integration/sandbox';

// Imported dynamically, because the sandbox takes long to load and only commands on a folder need it.
export { exampleMapping };

/** The service on this machine. */
export const localService: LocalService = {
  canGoOn,
  open: (dir) =>
    openLocalFolder(dir).catch((error: unknown) => {
      throw error instanceof IntegrationError ? new OperatorMistake(error.message, { cause: error }) : error;
    }),
};
