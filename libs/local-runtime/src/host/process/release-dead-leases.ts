import type { StateStore } from '@siesa-integration/sync-pipeline';
import { type ExecutionProcess, executionProcess, isRunning } from './execution-name.ts';

/**
 * Ends the leases of executions whose process has ended: on AWS they expire after 20 minutes, here the kernel shows it at once.
 *
 * `open` in the state stays, so that the next run sends everything that it reads.
 *
 * @param goesOn - asked after the lease was read. @defaultValue whether the process runs and has its host open
 */
export const releaseDeadLeases = async (
  states: StateStore,
  clientIds: readonly string[],
  goesOn: (process: ExecutionProcess, clientId: string) => boolean = isRunning,
): Promise<void> => {
  for (const clientId of clientIds) {
    const stored = await states.read(clientId);
    const { owner, expires_at: until = 0 } = stored?.state ?? {};
    const process = owner === undefined ? undefined : executionProcess(owner);
    if (!stored || !process || until === 0 || goesOn(process, clientId)) continue;
    // Another process may be faster: then the lease has ended too, or the client has a new one.
    await states.replace(clientId, { ...stored.state, expires_at: 0 }, stored.version);
  }
};
