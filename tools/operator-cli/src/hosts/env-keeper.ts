import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ApplyStep, ClientFiles, ClientKeeper } from './host.ts';
import { scheduleName, type Schedules } from './schedule.ts';
import type { SettingsTable } from './settings-table.ts';

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
  apply: (client) => [...mappingStep(client, s3, configBucket), settingsStep(client, settings), scheduleStep(client, schedules)],
  setEnabled: (clientId, enabled, at) => [
    { what: `enabled: ${String(enabled)} in the settings of ${clientId}`, run: () => settings.setEnabled(clientId, enabled, at) },
    { what: `schedule ${scheduleName(clientId)}: ${enabled ? 'on' : 'off'}`, run: () => switchSchedule(schedules, clientId, enabled) },
  ],
});

const mappingStep = ({ mapping }: ClientFiles, s3: S3Client, bucket: string): readonly ApplyStep[] =>
  mapping === undefined
    ? []
    : [
        {
          what: `mapping s3://${bucket}/${mapping.key}`,
          run: async () => {
            await s3.send(new PutObjectCommand({ Bucket: bucket, Key: mapping.key, Body: mapping.text, ContentType: 'application/json' }));
          },
        },
      ];

const settingsStep = ({ settings: document }: ClientFiles, settings: SettingsTable): ApplyStep => ({
  what: `settings of ${document.client_id}`,
  run: () => settings.put(document),
});

const scheduleStep = ({ settings }: ClientFiles, schedules: Schedules): ApplyStep => {
  const { client_id: clientId, sync_schedule: expression, timezone, enabled } = settings;
  if (typeof expression !== 'string') return { what: `no schedule ${scheduleName(clientId)}`, run: () => schedules.remove(clientId) };
  return {
    what: `schedule ${scheduleName(clientId)}: ${expression}, ${enabled === true ? 'on' : 'off'}`,
    run: () => schedules.put({ clientId, expression, timezone: typeof timezone === 'string' ? timezone : 'America/Bogota', enabled: enabled === true }),
  };
};

/** Keeps all else of the schedule as it stands. */
const switchSchedule = async (schedules: Schedules, clientId: string, enabled: boolean): Promise<void> => {
  const found = await schedules.find(clientId);
  if (found?.ScheduleExpression === undefined) return;
  await schedules.put({ clientId, expression: found.ScheduleExpression, timezone: found.ScheduleExpressionTimezone ?? 'America/Bogota', enabled });
};
