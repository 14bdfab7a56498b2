import { defaultTimezone, parseSchedule } from '@siesa-integration/workflow-contract';
import type { LeasePorts } from '../state/hold-lease.ts';
import { type Alert, announced, observe, unannounced } from './alert-policy.ts';
import type { AlertFinding } from './alert-state.ts';
import { type AlertLanguage, alertLanguages, type AlertReaders } from './alert-text.ts';
import { changeAlerts } from './change-alerts.ts';
import { successDueSince } from './success-due.ts';

/** Publishes one alert about a client. */
export type PublishAlert = (alert: Alert, readers: AlertReaders) => Promise<void>;

export interface CheckPorts extends LeasePorts {
  readonly environment: string;
  readonly publish: PublishAlert;
  /** When the client's last successful sync ended, ISO 8601; `undefined` without one. */
  readonly lastSuccess: (clientId: string) => Promise<string | undefined>;
}

/** What the check reads of a client's settings. */
export interface CheckedClient {
  readonly clientId: string;
  /** Absent: an operator starts its syncs, so none is due. */
  readonly schedule?: string;
  /** As the settings have it. */
  readonly timezone: string;
  readonly language: AlertLanguage;
  /** When its settings were last written, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** The settings as the check reads them, whether the pipeline can use them or not. Pure. */
export const checkedClient = (clientId: string, settings: Readonly<Record<string, unknown>>): CheckedClient => {
  const { sync_schedule: schedule, timezone = defaultTimezone, alert_language: language } = settings;
  return {
    clientId,
    ...(typeof schedule === 'string' && { schedule }),
    timezone: String(timezone),
    language: alertLanguages.find((known) => known === language) ?? 'es',
    changedAt: Date.parse(String(settings['updated_at'] ?? settings['created_at'])) || 0,
  };
};

/**
 * Looks at one client: can its schedule start anything, and has it had a success within two intervals of it?
 *
 * @example
 * const client = checkedClient('cliente-a', settings);
 * await announceAlerts(client, await findOverdue(client, ports), ports);
 */
export const findOverdue = async (
  { clientId, schedule, timezone, changedAt }: CheckedClient,
  { lastSuccess, runtime }: Pick<CheckPorts, 'lastSuccess' | 'runtime'>,
): Promise<readonly AlertFinding[]> => {
  if (schedule === undefined) return [];
  const zone = zoneNamed(timezone);
  const unusable = unusableSchedule(schedule, timezone, zone);
  const since = successDueSince(schedule, zone ?? 'UTC', runtime.now());
  if (changedAt >= since) return unusable; // a new or changed client gets two intervals, too

  const success = await lastSuccess(clientId);
  if (success !== undefined && Date.parse(success) >= since) return unusable;
  return [...unusable, { cause: 'overdue', schedule, ...(success !== undefined && { last_success: success }) }];
};

/**
 * Publishes what people have not got yet about a client: what `findOverdue` found, and what its syncs noted in `#state`.
 *
 * It notes first and publishes then, so an alert whose publication fails is published by the next check.
 *
 * @returns how many it published
 */
export const announceAlerts = async (
  { clientId, language }: CheckedClient,
  found: readonly AlertFinding[],
  { environment, publish, ...ports }: CheckPorts,
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

/** The longest schedule or zone that an alert quotes. */
const longestQuote = 100;

const unusableSchedule = (schedule: string, timezone: string, zone: string | undefined): readonly AlertFinding[] => {
  const quoted = { schedule: schedule.slice(0, longestQuote), timezone: timezone.slice(0, longestQuote) };
  if (!parseSchedule(schedule).ok) return [{ cause: 'schedule-unusable', ...quoted, refused: 'schedule' }];
  return zone === undefined ? [{ cause: 'schedule-unusable', ...quoted }] : [];
};

const zoneNamed = (zone: string): string | undefined => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
};
