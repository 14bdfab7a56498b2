import type { LocalFolderOptions } from '@siesa-integration/local-runtime';
import { asMistake } from './as-mistake.ts';
import type { Host } from './host.ts';
import type { OpenFolder } from './local/local-folder.ts';

// Each host is loaded only when it is opened, because each needs code that the others do not.

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
 * Opens a folder of clients on this machine: the service's workflow runs in this process, over stores in the folder.
 *
 * @param options - for hosts and tests that replace a part of it
 *
 * @throws OperatorMistake when the folder cannot be used.
 */
export const openLocalHost = async (dir: string, options?: LocalFolderOptions): Promise<Host> => {
  const [{ localHost }, { openEmbeddedFolder }] = await Promise.all([
    import('./local/local-host.ts'),
    import('./local/embedded-folder.ts'),
  ]);
  return localHost(dir, `--local ${dir}`, () => openEmbeddedFolder(dir, options));
};

/**
 * Opens a folder of clients on this machine: the synthesized template and the built bundles run against stand-ins for AWS.
 *
 * @param open - opens them. The caller brings it, because this package may not depend on a tool
 *
 * @throws OperatorMistake when the folder or the build cannot be used.
 */
export const openEmulatedHost = async (dir: string, open: OpenFolder): Promise<Host> => {
  const { localHost } = await import('./local/local-host.ts');
  return localHost(dir, `--local ${dir} --emulate`, open);
};
