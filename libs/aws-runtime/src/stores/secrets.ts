import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { parseSecret, type SecretStore } from '@siesa-integration/sync-pipeline';

export interface SecretsOptions {
  readonly secretsManager: SecretsManagerClient;
  /** Gets every secret that was read, so that its values can be kept out of logs. */
  readonly guard?: (secret: unknown) => void;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
}

/** A rotated key is used everywhere after at most this time. `refresh` reads it at once. */
const cacheMs = 5 * 60_000;

/** The secrets of clients. Each is read at most once in five minutes. */
export const createSecrets = ({ secretsManager, guard, clock = Date.now }: SecretsOptions): SecretStore => {
  const cache = new Map<string, { readonly document: unknown; readonly until: number }>();

  return {
    read: async (name, { refresh = false } = {}) => {
      const known = cache.get(name);
      if (known && !refresh && clock() < known.until) return known.document;

      const document = await readSecret(secretsManager, name);
      guard?.(document);
      if (document !== undefined) cache.set(name, { document, until: clock() + cacheMs });
      return document;
    },
  };
};

const readSecret = async (secretsManager: SecretsManagerClient, name: string): Promise<unknown> => {
  const text = await secretText(secretsManager, name);
  return text === undefined ? undefined : parseSecret(name, text);
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
