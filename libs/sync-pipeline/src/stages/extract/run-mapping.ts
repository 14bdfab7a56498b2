import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { openMapping } from '../../configuration/open-mapping.ts';
import { configurationInvalid, StoredPartBroken } from '../../errors.ts';
import { digest } from '../../run/fingerprint.ts';
import type { Run } from '../../run/run.ts';
import type { ExtractPorts } from './extract-ports.ts';

/** The mapping of one run. */
export interface RunMapping {
  readonly mapping: FieldMapping;
  readonly digest: string;
}

/**
 * The mapping document of this run, which it uses to its end. The first slice copies it from the config bucket into the run; later ones read the copy, so that
 * replacing the document changes the next run only.
 */
export const runMapping = async (
  ports: Pick<ExtractPorts, 'mappings' | 'objects'>,
  run: Run,
  client: ClientConfiguration,
  first: boolean,
): Promise<RunMapping> => {
  const text = first ? await copyOfMapping(ports, run, client) : await copied(ports, run);
  return { mapping: await openMapping(client, text), digest: digest(text) };
};

const copyOfMapping = async (
  { mappings, objects }: Pick<ExtractPorts, 'mappings' | 'objects'>,
  run: Run,
  client: ClientConfiguration,
): Promise<string> => {
  const text = await mappings.get(client.field_mappings_key);
  if (text === undefined)
    throw configurationInvalid(`The configuration of client '${client.client_id}'`, [
      `field_mappings_key: there is no object '${client.field_mappings_key}'`,
    ]);

  await openMapping(client, text); // refused before anything is stored
  await objects.put(run.keys.mapping, Buffer.from(text, 'utf8'), { contentType: 'application/json' });
  return text;
};

const copied = async ({ objects }: Pick<ExtractPorts, 'objects'>, run: Run): Promise<string> => {
  const body = await objects.get(run.keys.mapping);
  if (!body) throw new StoredPartBroken(run.keys.mapping, 'is gone');
  return Buffer.from(body).toString('utf8');
};
