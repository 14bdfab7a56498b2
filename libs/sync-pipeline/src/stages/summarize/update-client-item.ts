import type { SyncSummary } from '@siesa-integration/workflow-contract';
import type { SummarizePorts } from './summarize-ports.ts';

/** Records the sync in the client's item, for people. The run has ended, so an error here is only logged. */
export const updateClientItem = async (
  { clients, log }: Pick<SummarizePorts, 'clients' | 'log'>,
  summary: SyncSummary,
  cursor: string | undefined,
  now: number,
): Promise<void> => {
  try {
    await clients.recordSync(summary.client_id, {
      last_sync_timestamp: new Date(now).toISOString(),
      last_sync_status: summary.status,
      last_sync_records: summary.records_success,
      ...(cursor !== undefined && { sync_cursor: cursor }),
    });
  } catch (error) {
    log.warn("The client's item does not show this sync", {
      client_id: summary.client_id,
      sync_id: summary.sync_id,
      error: error instanceof Error ? error.name : 'Unknown',
    });
  }
};
