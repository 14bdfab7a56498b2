import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { fromDynamoDbJson, openMapping, parseClientConfiguration } from '@siesa-integration/sync-pipeline';
import type { Environment } from '@siesa-integration/workflow-contract';
import type { ClientFiles } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { readJsonFile } from '../read-json-file.ts';
import { omitUndefined } from '../omit-undefined.ts';

/**
 * Reads a client's settings, and its mapping document when it is beside them (`../field-mappings/KEY`).
 *
 * @throws {@link OperatorMistake} when one of them is invalid; nothing has been written then.
 */
export const readClientFiles = async (file: string, environment: Environment): Promise<ClientFiles> => {
  const settings = fromDynamoDbJson(await readJsonFile(file)) as SettingsDocument & { readonly client_id: string };
  const mapping = await asMistakeOf(file, async () => {
    const client = parseClientConfiguration(settings, { environment, destinations: destinationRegistry });
    const key = client.field_mappings_key;
    const text = await readFile(join(dirname(file), '../field-mappings', key), 'utf8').catch(() => undefined);
    if (text !== undefined) await openMapping(client, text);
    return text === undefined ? undefined : { key, text };
  });
  return omitUndefined({ settings, mapping });
};

const asMistakeOf = async <T>(file: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw new OperatorMistake(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};
