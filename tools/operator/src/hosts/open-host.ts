import { asMistake } from './as-mistake.ts';
import type { Host } from './host.ts';
import type { LocalService } from './local/local-folder.ts';

// Each host is loaded only when it is opened, because each needs code that the other does not.

/**
 * Opens an AWS environment, in the account and region for which the SDK is configured.
 *
 * @param pollMs - milliseconds between two polls of a running execution
 *
 * @throws OperatorMistake when there is no such environment, or the operator has no access to it.
 */
export const openEnvHost = async (env: string, pollMs = 1_000): Promise<Host> => {
  const host = await import('./env/env-host.ts');
  return host.openEnvHost(env, pollMs).catch((error: unknown) => {
    throw asMistake(error);
  });
};

/**
 * Opens a folder of clients on this machine.
 *
 * @throws whatever `service.open` throws when the folder cannot be used.
 */
export const openLocalHost = async (dir: string, service: LocalService): Promise<Host> => {
  const host = await import('./local/local-host.ts');
  return host.openLocalHost(dir, service);
};
