import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Log, Metrics } from '@siesa-integration/sync-pipeline';
import { defaultTimezone, indexNames } from '@siesa-integration/workflow-contract';
import type { Item } from '../stores/table-items.ts';
import { successDueSince } from './success-due.ts';

export interface OverdueCheckOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The table of client configurations. */
  readonly clientsTable: string;
  /** The table of the sync history. */
  readonly syncStateTable: string;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
}

/** How many clients were looked at, and how many of them are overdue. */
export interface OverdueCheckAnswer {
  readonly clients: number;
  readonly overdue: number;
}

/**
 * Looks at every enabled client with a schedule: has it had a success within two intervals of it? Emits `SyncOverdue` 1 for each that has not.
 *
 * A sync that fails raises an alarm by itself. This finds the client whose syncs are not started at all, or are skipped again and again.
 */
export const createOverdueCheck =
  ({ documents, clientsTable, syncStateTable, metrics, log, clock = Date.now }: OverdueCheckOptions) =>
  async (): Promise<OverdueCheckAnswer> => {
    const now = clock();
    const clients = await enabledClients(documents, clientsTable);
    let overdue = 0;
    for (const { clientId, schedule, timezone, changedAt } of clients) {
      const since = successDueSince(schedule, timezone, now);
      const success = changedAt >= since ? undefined : await lastSuccess(documents, syncStateTable, clientId); // a new or changed client gets two intervals, too
      const isOverdue = changedAt < since && (success === undefined || Date.parse(success) < since);
      if (isOverdue) {
        overdue += 1;
        log.error('The client has had no successful sync for two intervals of its schedule', {
          client_id: clientId,
          sync_schedule: schedule,
          last_success: success ?? 'none',
        });
        // Only for these: a metric that every client sends every hour costs as much as half of its syncs' metrics.
        metrics.emit({ SyncOverdue: 1 }, { ClientId: clientId, SyncType: 'incremental' });
      }
    }
    return { clients: clients.length, overdue };
  };

interface ScheduledClient {
  readonly clientId: string;
  readonly schedule: string;
  readonly timezone: string;
  /** When its settings were last written. */
  readonly changedAt: number;
}

const enabledClients = async (documents: DynamoDBDocumentClient, tableName: string): Promise<ScheduledClient[]> => {
  const clients: ScheduledClient[] = [];
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      IndexName: indexNames.enabled,
      KeyConditionExpression: 'enabled_key = :enabled',
      ExpressionAttributeValues: { ':enabled': 'enabled' },
    },
  );
  for await (const { Items: items = [] } of pages) clients.push(...items.flatMap(scheduledClient));
  return clients;
};

/** Empty for a client without a schedule: an operator starts its syncs. */
const scheduledClient = ({
  client_id: clientId,
  sync_schedule: schedule,
  timezone = defaultTimezone,
  updated_at: updatedAt,
  created_at: createdAt,
}: Item): ScheduledClient[] =>
  typeof clientId === 'string' && typeof schedule === 'string'
    ? [
        {
          clientId,
          schedule,
          timezone: zoneOr(timezone, 'UTC'),
          changedAt: Date.parse(String(updatedAt ?? createdAt)) || 0,
        },
      ]
    : [];

/** A zone that does not exist makes every sync of its client fail, and must not keep the others from being looked at. */
const zoneOr = (zone: unknown, otherwise: string): string => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: String(zone) }).resolvedOptions().timeZone;
  } catch {
    return otherwise;
  }
};

/** `timestamp` of the newest success in the history. */
const lastSuccess = async (
  documents: DynamoDBDocumentClient,
  tableName: string,
  clientId: string,
): Promise<string | undefined> => {
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      KeyConditionExpression: 'tenantId = :client AND begins_with(syncId, :sync)',
      FilterExpression: '#status = :success',
      ProjectionExpression: '#timestamp',
      ExpressionAttributeNames: { '#status': 'status', '#timestamp': 'timestamp' },
      ExpressionAttributeValues: { ':client': clientId, ':sync': 'sync-', ':success': 'success' },
      ScanIndexForward: false, // a sync's id begins with its start, so the newest is the last
    },
  );
  for await (const { Items: [newest] = [] } of pages) if (newest) return String(newest['timestamp']);
  return undefined;
};
