import { isDeepStrictEqual } from 'node:util';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { scheduleName } from '@siesa-integration/workflow-contract';
import type { FieldDifference } from '../../clients/settings-difference.ts';
import type { ApplyStep, ClientFiles, ClientWriter } from '../host.ts';
import { message, type Message } from '../../messages/message.ts';
import { replaceMapping } from './replace-mapping.ts';
import { putSecret } from './put-secret.ts';
import type { ClientSchedule, Schedules } from './schedule.ts';
import type { SettingsTable } from '../settings-table.ts';
import { omitUndefined } from '../../omit-undefined.ts';

export interface EnvClientWriterPorts {
  readonly s3: S3Client;
  readonly configBucket: string;
  readonly settings: SettingsTable;
  readonly schedules: Schedules;
  readonly secretsManager: SecretsManagerClient;
}

/**
 * Writes mapping, settings and schedule in this order, so that a scheduled sync never starts without its settings. Each step is safe to repeat: after a failure
 * half-way, run all of them again.
 */
export const createEnvClientWriter = ({
  s3,
  configBucket,
  settings,
  schedules,
  secretsManager,
}: EnvClientWriterPorts): ClientWriter => ({
  apply: (client) => [
    ...(client.mapping ? [mappingStep(client.mapping, s3, configBucket)] : []),
    settingsStep(client, settings),
    scheduleStep(client, schedules),
  ],
  differences: ({ settings: document }) => scheduleDifferences(document, schedules),
  replaceMapping: (mapping) => ({
    what: message('step/mapping', { address: `s3://${configBucket}/${mapping.key}` }),
    run: () => replaceMapping(s3, configBucket, mapping),
  }),
  putSecret: (name, text) => ({
    what: message('step/secret', { name }),
    run: () => putSecret(secretsManager, name, text),
  }),
  setEnabled: (clientId, enabled, at) => [
    {
      what: message('step/enabled-settings', { enabled: String(enabled), client: clientId }),
      run: () => settings.setEnabled(clientId, enabled, at),
    },
    {
      what: message('step/schedule', { schedule: scheduleName(clientId), what: onOrOff(enabled) }),
      run: () => switchSchedule(schedules, clientId, enabled),
    },
  ],
});

const mappingStep = (
  { key, text }: { readonly key: string; readonly text: string },
  s3: S3Client,
  bucket: string,
): ApplyStep => ({
  what: message('step/mapping', { address: `s3://${bucket}/${key}` }),
  run: async () => {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: 'application/json' }));
  },
});

const settingsStep = ({ settings: document }: ClientFiles, settings: SettingsTable): ApplyStep => ({
  what: message('step/settings', { client: document.client_id }),
  run: () => settings.put(document),
});

const scheduleStep = ({ settings }: ClientFiles, schedules: Schedules): ApplyStep => {
  const wanted = scheduleIn(settings);
  const name = scheduleName(settings.client_id);
  if (!wanted)
    return { what: message('step/no-schedule', { schedule: name }), run: () => schedules.remove(settings.client_id) };
  return {
    what: message('step/schedule', { schedule: name, what: [wanted.expression, onOrOff(wanted.enabled)] }),
    run: () => schedules.put(wanted),
  };
};

const onOrOff = (enabled: boolean): Message => message(enabled ? 'step/on' : 'step/off');

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
  return [omitUndefined({ field: `schedule ${scheduleName(settings.client_id)}`, before, after })];
};

/** Changes only whether the schedule is on. */
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
