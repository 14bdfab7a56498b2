import { createSiesaClient, type SiesaBudget, type SiesaCall, type SiesaClient } from '@siesa-integration/siesa-client';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { readSiesaSecret } from '../../configuration/siesa-secret.ts';
import type { ExtractPorts } from './extract-ports.ts';

export interface ConnectSiesaOptions {
  readonly client: ClientConfiguration;
  /** Earlier calls. */
  readonly budget?: SiesaBudget;
  /** See `SiesaClientOptions`. */
  readonly beforeCall?: () => Promise<void> | undefined;
  readonly onCall?: (call: SiesaCall) => void;
}

/** Connects to one client's Siesa, by its settings and its secret. */
export const connectSiesa = (
  { siesa = createSiesaClient, secrets, runtime }: Pick<ExtractPorts, 'siesa' | 'secrets' | 'runtime'>,
  options: ConnectSiesaOptions,
): SiesaClient => {
  const { client, budget, beforeCall, onCall } = options;
  const secretName = client.siesa_credentials_secret;
  return siesa({
    ...client.siesa,
    credentials: { secretName, read: async (read) => readSiesaSecret(client, await secrets.read(secretName, read)) },
    fetch: runtime.fetch,
    clock: runtime.now,
    random: runtime.random,
    sleep: runtime.sleep,
    ...(budget && { budget }),
    ...(beforeCall && { beforeCall }),
    ...(onCall && { onCall }),
  });
};
