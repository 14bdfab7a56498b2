import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { offlineRuntime } from '@siesa-integration/stage-runtime';
import {
  type AlertFinding,
  type AlertLanguage,
  alertLanguages,
  announced,
  changeAlerts,
  type LeasePorts,
  type Log,
  type Metrics,
  observe,
  unannounced,
} from '@siesa-integration/sync-pipeline';
import { defaultTimezone, indexNames } from '@siesa-integration/workflow-contract';
import { createStateTable } from '../stores/state-table.ts';
import type { Item } from '../stores/table-items.ts';
import type { PublishAlert } from './publish-alert.ts';
import { successDueSince } from './success-due.ts';

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
  const { documents, clientsTable, syncStateTable } = options;
  const alerts = { state: createStateTable({ documents, tableName: syncStateTable }), runtime };
  return async (): Promise<OverdueCheckAnswer> => {
    const clients = await enabledClients(documents, clientsTable);
    const counts = { clients: clients.length, overdue: 0, alerts: 0 };
    const errors: unknown[] = [];
    for (const client of clients) {
      try {
        const findings = await findingsOf(client, options, runtime.now());
        if (findings.some(({ cause }) => cause === 'overdue')) counts.overdue += 1;
        counts.alerts += await announce(client, findings, options, alerts);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
    return counts;
  };
};

const findingsOf = async (
  { clientId, schedule, timezone, zone, changedAt }: ScheduledClient,
  { documents, syncStateTable, log, metrics }: OverdueCheckOptions,
  now: number,
): Promise<AlertFinding[]> => {
  const findings: AlertFinding[] =
    zone === undefined ? [{ cause: 'schedule-unusable', schedule, timezone: timezone.slice(0, 100) }] : [];
  const since = successDueSince(schedule, zone ?? 'UTC', now);
  if (changedAt >= since) return findings; // a new or changed client gets two intervals, too

  const success = await lastSuccess(documents, syncStateTable, clientId);
  if (success !== undefined && Date.parse(success) >= since) return findings;

  log.error('The client has had no successful sync for two intervals of its schedule', {
    client_id: clientId,
    sync_schedule: schedule,
    last_success: success ?? 'none',
  });
  // Only for these: a metric that every client sends every hour costs as much as half of its syncs' metrics.
  metrics.emit({ SyncOverdue: 1 }, { ClientId: clientId, SyncType: 'incremental' });
  return [...findings, { cause: 'overdue', schedule, ...(success !== undefined && { last_success: success }) }];
};

/** Notes first and publishes then, so an alert whose publication fails is published an hour later. */
const announce = async (
  { clientId, language }: ScheduledClient,
  found: readonly AlertFinding[],
  { environment, publish }: OverdueCheckOptions,
  ports: LeasePorts,
): Promise<number> => {
  const judged = ['overdue', 'schedule-unusable'] as const;
  const noted = await changeAlerts(ports, clientId, (before) =>
    observe(before, { found, judged, now: ports.runtime.now() }),
  );
  const due = unannounced(noted);
  for (const alert of due) {
    await publish(alert, { environment, clientId, language });
    await changeAlerts(ports, clientId, (before) => announced(before, alert));
  }
  return due.length;
};

interface ScheduledClient {
  readonly clientId: string;
  readonly schedule: string;
  /** As the settings have it. */
  readonly timezone: string;
  /** Absent: there is no such zone. */
  readonly zone: string | undefined;
  readonly language: AlertLanguage;
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
  alert_language: language,
  updated_at: updatedAt,
  created_at: createdAt,
}: Item): ScheduledClient[] =>
  typeof clientId === 'string' && typeof schedule === 'string'
    ? [
        {
          clientId,
          schedule,
          timezone: String(timezone),
          zone: zoneNamed(String(timezone)),
          language: alertLanguages.find((known) => known === language) ?? 'es',
          changedAt: Date.parse(String(updatedAt ?? createdAt)) || 0,
        },
      ]
    : [];

const zoneNamed = (zone: string): string | undefined => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
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
