import { SyncStopped } from '@siesa-integration/sync-pipeline/stored';
import { assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';

/**
 * Stops a sync, wherever it runs: it begins no further call to Siesa or to the destination, and ends as failed, as after the error of a part. A sync that waits
 * for Siesa's limit ends after that wait, which is 15 minutes at most.
 *
 * @returns whether it runs; `false` when it has ended
 *
 * @throws OperatorMistake when there is no such client.
 */
export const stopSync = async (host: Host, clientId: string, syncId: string): Promise<boolean> => {
  await assertKnownClient(host, clientId);
  const { stores } = host;
  const { owner, sync_id: running } = (await stores.state.read(clientId))?.state ?? {};
  if (owner === undefined || running !== syncId) return false;
  const { errorOf, stopRun } = await import('@siesa-integration/sync-pipeline/in-process'); // it brings all stages
  await stopRun(stores, clientId, owner, errorOf(new SyncStopped(clientId, syncId))); // an earlier error has stopped it already
  return true;
};
