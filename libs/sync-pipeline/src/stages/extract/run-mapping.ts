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

/** The mapping of a run that begins. */
export interface PresentMapping extends RunMapping {
  readonly text: string;
}

/**
 * The client's mapping document as it is now.
 *
 * @throws ConfigurationInvalid when it does not exist, MappingInvalid when it cannot be used.
 */
export const presentMapping = async (
  { mappings }: Pick<ExtractPorts, 'mappings'>,
  client: ClientConfiguration,
): Promise<PresentMapping> => {
  const text = await mappings.get(client.field_mappings_key);
  if (text === undefined)
    throw configurationInvalid(`The configuration of client '${client.client_id}'`, [
      `field_mappings_key: there is no object '${client.field_mappings_key}'`,
    ]);
  return { text, mapping: await openMapping(client, text), digest: digest(text) };
};

/**
 * The mapping document of this run, which it uses to its end. The first slice copies the present one into the run; later ones read the copy, so that replacing
 * the document changes the next run only.
 */
export const runMapping = async (
  { objects }: Pick<ExtractPorts, 'objects'>,
  run: Run,
  client: ClientConfiguration,
  present: PresentMapping | undefined,
): Promise<RunMapping> => {
  if (present) {
    await objects.put(run.keys.mapping, Buffer.from(present.text, 'utf8'), { contentType: 'application/json' });
    return present;
  }
  const body = await objects.get(run.keys.mapping);
  if (!body) throw new StoredPartBroken(run.keys.mapping, 'is gone');
  const text = Buffer.from(body).toString('utf8');
  return { mapping: await openMapping(client, text), digest: digest(text) };
};
