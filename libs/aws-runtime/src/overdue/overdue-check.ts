import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { offlineRuntime } from '@siesa-integration/stage-runtime';
import {
  announceAlerts,
  checkedClient,
  findOverdue,
  type LeasePorts,
  type Log,
  type Metrics,
  type PublishAlert,
} from '@siesa-integration/sync-pipeline';
import { indexNames } from '@siesa-integration/workflow-contract';
import { createStateTable } from '../stores/state-table.ts';
import type { Item } from '../stores/table-items.ts';

export interface OverdueCheckOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The table of client configurations. */
  readonly clientsTable: string;
  /** The table of the sync history. */
  readonly syncStateTable: string;
  readonly environment: string;
  readonly publish: PublishAlert;
  readonly metrics: Metrics;
  readonly log: Log;
  /** @defaultValue system time */
  readonly runtime?: LeasePorts['runtime'];
}

/** How many clients were looked at, how many of them are overdue, and how many alerts were published. */
export interface OverdueCheckAnswer {
  readonly clients: number;
  readonly overdue: number;
  readonly alerts: number;
}

/**
 * Looks at every enabled client with a schedule: has it had a success within two intervals of it? Then publishes what people have not got yet: that, and what the
 * client's syncs noted in its `#state`. What cannot be published is tried again an hour later.
 *
 * A sync that fails is announced by itself. This finds the client whose syncs are not started at all, or are skipped again and again.
 *
 * @throws the first error of a client, after all clients were looked at.
 */
export const createOverdueCheck = ({ runtime = offlineRuntime, ...options }: OverdueCheckOptions) => {
  const { documents, clientsTable, syncStateTable, environment, publish } = options;
  const ports = {
    state: createStateTable({ documents, tableName: syncStateTable }),
    runtime,
    environment,
    publish,
    lastSuccess: (clientId: string) => lastSuccess(documents, syncStateTable, clientId),
  };
  return async (): Promise<OverdueCheckAnswer> => {
    const clients = await scheduledClients(documents, clientsTable);
    const counts = { clients: clients.length, overdue: 0, alerts: 0 };
    const errors: unknown[] = [];
    for (const settings of clients) {
      try {
        const client = checkedClient(String(settings['client_id']), settings);
        const findings = await findOverdue(client, ports);
        for (const finding of findings)
          if (finding.cause === 'overdue') {
            counts.overdue += 1;
            report(client.clientId, finding, options);
          }
        counts.alerts += await announceAlerts(client, findings, ports);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
    return counts;
  };
};

const report = (
  clientId: string,
  { schedule, last_success = 'none' }: { readonly schedule: string; readonly last_success?: string },
  { log, metrics }: Pick<OverdueCheckOptions, 'log' | 'metrics'>,
): void => {
  log.error('The client has had no successful sync for two intervals of its schedule', {
    client_id: clientId,
    sync_schedule: schedule,
    last_success,
  });
  // Only for these: a metric that every client sends every hour costs as much as half of its syncs' metrics.
  metrics.emit({ SyncOverdue: 1 }, { ClientId: clientId, SyncType: 'incremental' });
};

/** Enabled clients with a schedule. An operator starts the syncs of the others. */
const scheduledClients = async (documents: DynamoDBDocumentClient, tableName: string): Promise<Item[]> => {
  const clients: Item[] = [];
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      IndexName: indexNames.enabled,
      KeyConditionExpression: 'enabled_key = :enabled',
      ExpressionAttributeValues: { ':enabled': 'enabled' },
    },
  );
  for await (const { Items: items = [] } of pages) clients.push(...items);
  return clients.filter(
    ({ client_id: id, sync_schedule: schedule }) => typeof id === 'string' && typeof schedule === 'string',
  );
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
