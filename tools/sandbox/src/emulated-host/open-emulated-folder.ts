import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { occupyFolder, type ClaimedFolder } from '../folder/claim/occupy-folder.ts';
import { readFolder } from '@siesa-integration/local-runtime/stores';
import { prepareFolder } from '../folder/prepare-folder.ts';
import type { EmulatedHost, EmulatedHostOptions } from './emulated-host.ts';
import { createHost } from './create-host.ts';
import { readDeployment } from '../template/read-template.ts';

/**
 * Opens a folder of clients and runs the service over it: the synthesized workflows and the built bundles, against stand-ins.
 *
 * The first process to open a folder holds its tables; a later one attaches to them. The data in `DIR/.siesa-sync/emulated` survives every kind of end.
 *
 * A broken file affects its own client only: see `fileProblems`.
 *
 * @throws {@link LocalHostError} when the folder or the build cannot be used. Its message explains what to do.
 *
 * @example
 * const host = await openEmulatedFolder('./my-clients');
 * const { status } = await host.start({ client_id: 'cliente-a', sync_type: 'incremental' }).result;
 * await host.close();
 */
export const openEmulatedFolder = async (dir: string, options: EmulatedHostOptions = {}): Promise<EmulatedHost> => {
  const folder = resolve(dir);
  const content = await readFolder(folder);
  const deployment = await readDeployment(options.template);
  for (;;) {
    const claimed = await occupyFolder(folder, join(folder, '.siesa-sync', 'emulated'), deployment, options);
    try {
      const host = createHost(deployment, claimed, options);
      const fileProblems = await prepareFolder(host, content);
      return { ...host, fileProblems };
    } catch (error) {
      const lost = await isLost(claimed);
      await claimed.leave();
      if (!lost) throw error;
    }
  }
};

/** The process that held the folder has ended; the next process to open it takes over, and that may be this one. */
const isLost = ({ lost }: ClaimedFolder): Promise<boolean> =>
  Promise.race([lost.then(() => true), setImmediate(false)]);
