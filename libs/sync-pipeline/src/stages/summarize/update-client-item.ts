import type { SummarizePorts } from '../../ports.ts';
import type { SyncSummary } from '../../stage-answers.ts';

/** Keeps the last sync in the client's settings, for people. The run has ended: a failure here must not make it look otherwise. */
export const noteForPeople = async (
  { clients, log }: Pick<SummarizePorts, 'clients' | 'log'>,
  summary: SyncSummary,
  cursor: string | undefined,
  now: number,
): Promise<void> => {
  try {
    await clients.noteSync(summary.client_id, {
      last_sync_timestamp: new Date(now).toISOString(),
      last_sync_status: summary.status,
      last_sync_records: summary.records_success,
      ...(cursor !== undefined && { sync_cursor: cursor }),
    });
  } catch (error) {
    log.warn("The client's settings do not show this sync", {
      client_id: summary.client_id,
      sync_id: summary.sync_id,
      error: error instanceof Error ? error.name : 'Unknown',
    });
  }
};
