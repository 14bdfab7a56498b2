import { asMistake, OperatorMistake, type Host, type HostChoice } from '@siesa-integration/operator';

/** Opens the host that was chosen. The code of each is loaded only when it is needed. @throws OperatorMistake when it cannot be opened */
export const openHost = async (choice: HostChoice): Promise<Host> => {
  if ('local' in choice) return openLocal(choice.local);
  const { openEnvHost } = await import('@siesa-integration/operator/env-host');
  return openEnvHost(choice.env).catch((error: unknown) => {
    throw asMistake(error);
  });
};

const openLocal = async (dir: string): Promise<Host> => {
  const { openLocalHost } = await import('@siesa-integration/operator/local-host');
  const { canGoOn, LocalHostError, openLocalFolder } = await import('@siesa-integration/sandbox');
  return openLocalHost(dir, {
    canGoOn,
    open: (folder) =>
      openLocalFolder(folder).catch((error: unknown) => {
        throw error instanceof LocalHostError ? new OperatorMistake(error.message, { cause: error }) : error;
      }),
  });
};
