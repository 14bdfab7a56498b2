import { type LocalStores, releaseDeadLeases } from '@siesa-integration/local-runtime';
import type { Log } from '@siesa-integration/sync-pipeline';
import type { Host } from '../../hosts/host.ts';
import { runSyncs } from '../../sync/run-syncs.ts';
import type { ScheduledEnd } from './create-scheduler.ts';

/** What a sync by schedule needs of a folder. */
export interface ScheduledSyncPorts {
  readonly host: Pick<Host, 'start'>;
  readonly stores: Pick<LocalStores, 'ports'>;
  readonly log: Log;
}

/** Syncs a client to its end and logs it. @param now - milliseconds since 1970 */
export const scheduledSync = async (
  clientId: string,
  { host, stores, log }: ScheduledSyncPorts,
  now: () => number,
): Promise<ScheduledEnd> => {
  await releaseDeadLeases(stores.ports.state, [clientId]); // of a command that was killed
  const [outcome] = await runSyncs(host, [{ client_id: clientId, sync_type: 'incremental' }], { now });
  if (outcome?.kind !== 'ended') {
    log.warn('The sync was skipped, because another process syncs the client', { client_id: clientId });
    return 'skipped';
  }
  const { error, ...summary } = outcome.summary;
  if (error?.name === 'LocalHostClosed') return 'cut-off';
  const counts = {
    client_id: clientId,
    sync_id: summary.sync_id,
    accepted: summary.records_success,
    unchanged: summary.records_unchanged,
    failed: summary.records_failed,
    seconds: Math.round(outcome.seconds),
  };
  if (error) log.error('The sync failed', { ...counts, error: error.message, code: error.code ?? error.name });
  else log.info('The sync succeeded', counts);
  return 'ended';
};
