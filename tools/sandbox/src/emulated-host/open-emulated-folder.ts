import { join, resolve } from 'node:path';
import { readFolder } from '@siesa-integration/local-runtime/stores';
import { prepareFolder } from '../folder/prepare-folder.ts';
import { createCallRecorder } from '../stand-ins/call-recorder.ts';
import { readDeployment } from '../template/read-template.ts';
import type { EmulatedHost, EmulatedHostOptions } from './emulated-host.ts';
import { resourcesOf } from './resources-of.ts';
import { runDeployment } from './run-deployment.ts';
import { startStandIns } from './start-stand-ins.ts';

/**
 * Opens a folder of clients and runs the service over it: the synthesized workflows and the built bundles, against stand-ins.
 *
 * One process at a time: the tables are open in one. The data in `DIR/.siesa-sync/emulated` survives every kind of end.
 *
 * A broken file affects its own client only: see `fileProblems`.
 *
 * @throws {@link LocalHostError} when the folder or the build cannot be used, `FOLDER_BUSY` while another process has it open. Its message explains what to do.
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
  const state = join(folder, '.siesa-sync', 'emulated');
  const recorder = createCallRecorder();
  const standIns = await startStandIns(deployment, { folder, state, ...(options.recordAwsCalls && { recorder }) });
  try {
    const resources = resourcesOf(deployment);
    const running = runDeployment(deployment, standIns, options);
    const start: EmulatedHost['start'] = (input, workflow = resources.stateMachineName) =>
      running.start(input, workflow);
    const host = { ...running, resources, start };
    return { ...host, state, awsCalls: recorder.calls, fileProblems: await prepareFolder(host, content) };
  } catch (error) {
    await standIns.close();
    throw error;
  }
};
