import { isDeepStrictEqual } from 'node:util';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FieldDifference } from '../clients/settings-difference.ts';
import type { ApplyStep, ClientFiles, ClientKeeper } from './host.ts';
import { scheduleName, type ClientSchedule, type Schedules } from './schedule.ts';
import type { SettingsTable } from './settings-table.ts';
import { present } from '../present.ts';

export interface EnvKeeperPorts {
  readonly s3: S3Client;
  readonly configBucket: string;
  readonly settings: SettingsTable;
  readonly schedules: Schedules;
}

/**
 * Writes mapping, settings and schedule, in this order: nothing that starts by itself exists before all that it needs. Each step is safe to repeat, so a failure
 * half-way is mended by running all of them again.
 */
export const createEnvKeeper = ({ s3, configBucket, settings, schedules }: EnvKeeperPorts): ClientKeeper => ({
  apply: (client) => [
    ...mappingStep(client, s3, configBucket),
    settingsStep(client, settings),
    scheduleStep(client, schedules),
  ],
  differences: ({ settings: document }) => scheduleDifferences(document, schedules),
  setEnabled: (clientId, enabled, at) => [
    {
      what: `enabled: ${String(enabled)} in the settings of ${clientId}`,
      run: () => settings.setEnabled(clientId, enabled, at),
    },
    {
      what: `schedule ${scheduleName(clientId)}: ${enabled ? 'on' : 'off'}`,
      run: () => switchSchedule(schedules, clientId, enabled),
    },
  ],
});

const mappingStep = ({ mapping }: ClientFiles, s3: S3Client, bucket: string): readonly ApplyStep[] =>
  mapping === undefined
    ? []
    : [
        {
          what: `mapping s3://${bucket}/${mapping.key}`,
          run: async () => {
            await s3.send(
              new PutObjectCommand({
                Bucket: bucket,
                Key: mapping.key,
                Body: mapping.text,
                ContentType: 'application/json',
              }),
            );
          },
        },
      ];

const settingsStep = ({ settings: document }: ClientFiles, settings: SettingsTable): ApplyStep => ({
  what: `settings of ${document.client_id}`,
  run: () => settings.put(document),
});

const scheduleStep = ({ settings }: ClientFiles, schedules: Schedules): ApplyStep => {
  const wanted = scheduleIn(settings);
  const name = scheduleName(settings.client_id);
  if (!wanted) return { what: `no schedule ${name}`, run: () => schedules.remove(settings.client_id) };
  return {
    what: `schedule ${name}: ${wanted.expression}, ${wanted.enabled ? 'on' : 'off'}`,
    run: () => schedules.put(wanted),
  };
};

const scheduleIn = ({
  client_id: clientId,
  sync_schedule: expression,
  timezone,
  enabled,
}: ClientFiles['settings']): ClientSchedule | undefined =>
  typeof expression === 'string'
    ? {
        clientId,
        expression,
        timezone: typeof timezone === 'string' ? timezone : 'America/Bogota',
        enabled: enabled === true,
      }
    : undefined;

const scheduleDifferences = async (
  settings: ClientFiles['settings'],
  schedules: Schedules,
): Promise<readonly FieldDifference[]> => {
  const wanted = scheduleIn(settings);
  const found = await schedules.find(settings.client_id);
  const before = found && {
    expression: found.ScheduleExpression,
    timezone: found.ScheduleExpressionTimezone,
    state: found.State,
  };
  const after = wanted && {
    expression: wanted.expression,
    timezone: wanted.timezone,
    state: wanted.enabled ? 'ENABLED' : 'DISABLED',
  };
  if (isDeepStrictEqual(before, after)) return [];
  return [present({ field: `schedule ${scheduleName(settings.client_id)}`, before, after })];
};

/** Keeps all else of the schedule as it stands. */
const switchSchedule = async (schedules: Schedules, clientId: string, enabled: boolean): Promise<void> => {
  const found = await schedules.find(clientId);
  if (found?.ScheduleExpression === undefined) return;
  await schedules.put({
    clientId,
    expression: found.ScheduleExpression,
    timezone: found.ScheduleExpressionTimezone ?? 'America/Bogota',
    enabled,
  });
};
