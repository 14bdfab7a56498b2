import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretStore } from '@siesa-integration/sync-pipeline';

export interface SecretsOptions {
  readonly secretsManager: SecretsManagerClient;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
}

/** A rotated key is in use everywhere after this time at the latest; `refresh` does not wait for it. */
const cacheMs = 5 * 60_000;

/** The secret is there but is not a JSON document. Its value is never part of the message. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretMissing'; // the state machine matches on it
  readonly code = 'SECRET_UNREADABLE';
  readonly kind = 'configuration';

  constructor(secretName: string) {
    super(`The secret '${secretName}' is not a JSON document. Write it again as {"api_url": …, "api_key": …}.`);
  }
}

/** The secrets of clients, each read once in five minutes. */
export const createSecrets = ({ secretsManager, clock = Date.now }: SecretsOptions): SecretStore => {
  const cache = new Map<string, { readonly document: unknown; readonly until: number }>();

  return {
    read: async (name, { refresh = false } = {}) => {
      const known = cache.get(name);
      if (known && !refresh && clock() < known.until) return known.document;

      const document = await readSecret(secretsManager, name);
      if (document !== undefined) cache.set(name, { document, until: clock() + cacheMs });
      return document;
    },
  };
};

const readSecret = async (secretsManager: SecretsManagerClient, name: string): Promise<unknown> => {
  const text = await secretText(secretsManager, name);
  if (text === undefined) return undefined;

  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new SecretUnreadable(name); // without cause: the parser's message quotes the secret
  }
};

const secretText = async (secretsManager: SecretsManagerClient, name: string): Promise<string | undefined> => {
  try {
    const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }));
    return SecretString;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
};
