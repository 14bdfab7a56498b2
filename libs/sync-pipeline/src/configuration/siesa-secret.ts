import { parseSiesaSecret, type SiesaKeys } from '@siesa-integration/siesa-client';
import { configurationInvalid, SecretMissing } from '../errors.ts';
import type { ClientConfiguration } from './client-configuration.ts';

/**
 * The keys in the document of a client's Siesa secret, if they may be sent to the client's address.
 *
 * @throws {@link SecretMissing} when it does not exist, or lacks what the dialect needs. The message holds no value of it.
 * @throws ConfigurationInvalid when the secret is for another host: one client's key is never sent to another's host.
 */
export const readSiesaSecret = (client: ClientConfiguration, document: unknown): SiesaKeys => {
  const name = client.siesa_credentials_secret;
  if (document === undefined || document === null) throw new SecretMissing(name, 'does not exist');

  const parsed = parseSiesaSecret(document, client.siesa);
  if (parsed.ok) return parsed.value;

  const problems = parsed.issues.map(
    ({ path, expected, received }) => `${path || 'the document'}: expected ${expected}, found ${received}`,
  );
  if (parsed.issues.some(({ code }) => code === 'secret/origin'))
    throw configurationInvalid(`The secret '${name}'`, problems);
  throw new SecretMissing(name, `lacks something (${problems.join('; ')})`);
};
