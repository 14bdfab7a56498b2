import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { occupyFolder, type Seat } from './folder/occupy-folder.ts';
import { prepareFolder, readFolder } from './folder/prepare-folder.ts';
import type { LocalHost, LocalHostOptions } from './local-host.ts';
import { createHost } from './create-host.ts';
import { readDeployment } from './template/read-template.ts';

/**
 * Opens a folder of clients and runs the service over it: the synthesized state machine and the built bundles, against stand-ins.
 *
 * The first process to open a folder holds its tables; a later one attaches to them. What `DIR/.siesa-sync` keeps survives every end.
 *
 * A file that is not as it must be concerns its own client alone: see `fileProblems`.
 *
 * @throws {@link LocalHostError} when the folder or the build is not as it must be. Its message says what to do.
 *
 * @example
 * const host = await openLocalFolder('./my-clients');
 * const { status } = await host.start({ client_id: 'cliente-a', sync_type: 'incremental' }).result;
 * await host.close();
 */
export const openLocalFolder = async (dir: string, options: LocalHostOptions = {}): Promise<LocalHost> => {
  const folder = resolve(dir);
  const content = await readFolder(folder);
  const deployment = await readDeployment(options.template);
  for (;;) {
    const seat = await occupyFolder(folder, join(folder, '.siesa-sync'), deployment, options);
    try {
      const host = createHost(deployment, seat, options);
      const fileProblems = await prepareFolder(host, content);
      return { ...host, fileProblems };
    } catch (error) {
      const lost = await isLost(seat);
      await seat.leave();
      if (!lost) throw error;
    }
  }
};

/** The process to which this one had attached is gone: whoever comes next takes over, perhaps we. */
const isLost = ({ lost }: Seat): Promise<boolean> => Promise.race([lost.then(() => true), setImmediate(false)]);
