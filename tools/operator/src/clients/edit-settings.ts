import { createHash } from 'node:crypto';
import { isRecord, jsonMistake } from '@siesa-integration/canonical-model';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { parseClientConfiguration } from '@siesa-integration/sync-pipeline';
import type { Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { type ApplyPlan, planApply } from './apply-client.ts';
import { assertKnownClient } from './known-clients.ts';
import { operatorFields } from './settings-difference.ts';

/** The settings of a client that an operator sets, to be written by hand. */
export interface WrittenSettings {
  /** JSON. */
  readonly text: string;
  /** Names the stored version that it was begun with. */
  readonly version: string;
}

/** @throws OperatorMistake when there is no such client */
export const readClientSettings = async (host: Host, clientId: string): Promise<WrittenSettings> => {
  await assertKnownClient(host, clientId);
  const stored = (await host.stores.settings.list()).find(({ client_id: id }) => id === clientId) ?? {};
  const text = JSON.stringify(operatorFields(stored), undefined, 2);
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
};

/**
 * What applying settings that somebody wrote would change. Writes nothing.
 *
 * @throws OperatorMistake when they cannot be used, or others were applied since they were begun.
 */
export const planSettings = async (
  host: Host,
  clientId: string,
  { text, version }: WrittenSettings,
  now: number,
): Promise<ApplyPlan> => {
  const stored = await readClientSettings(host, clientId);
  const settings = settingsIn(text, clientId);
  assertUsable(settings, host);
  if (stored.version !== version)
    throw new OperatorMistake(message('mistake/settings-changed', { client: clientId }), { code: 'SETTINGS_CHANGED' });
  return planApply({ settings }, host, now);
};

const settingsIn = (text: string, clientId: string): SettingsDocument & { readonly client_id: string } => {
  const mistake = jsonMistake(text);
  const document: unknown = mistake === undefined ? JSON.parse(text) : undefined;
  if (!isRecord(document))
    throw new OperatorMistake(`The settings are not a JSON object${mistake === undefined ? '' : ` (${mistake})`}.`, {
      code: 'NOT_JSON',
    });
  if (document['client_id'] !== clientId)
    throw new OperatorMistake(message('mistake/id-stays', { client: clientId }), {
      code: 'SETTING_INVALID',
    });
  return { ...document, client_id: clientId };
};

const assertUsable = (settings: SettingsDocument, { stores: { environment } }: Host): void => {
  try {
    parseClientConfiguration(settings, { environment, destinations: destinationRegistry });
  } catch (error) {
    throw new OperatorMistake(error instanceof Error ? error.message : String(error), {
      code: 'CONFIGURATION_INVALID',
      cause: error,
    });
  }
};
