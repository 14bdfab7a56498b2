import { isRecord } from '@siesa-integration/canonical-model';
import { SecretMissing } from '../errors.ts';
import type { ClientConfiguration } from './client-configuration.ts';
import type { SecretStore } from './configuration-stores.ts';

/** The document of a client's secret for its destination. Its keys are the adapter's to check. */
export type DestinationSecretDocument = Readonly<Record<string, unknown>>;

/**
 * Reads the secret of a client's destination.
 *
 * @throws {@link SecretMissing} when it does not exist, or is not a JSON object.
 */
export const readDestinationSecret = async (
  secrets: SecretStore,
  { product_credentials_secret: name }: Pick<ClientConfiguration, 'product_credentials_secret'>,
  options?: Parameters<SecretStore['read']>[1],
): Promise<DestinationSecretDocument> => {
  const document = await secrets.read(name, options);
  if (document === undefined || document === null) throw new SecretMissing(name, 'does not exist');
  if (!isRecord(document)) throw new SecretMissing(name, 'is not a JSON object');
  return document;
};
