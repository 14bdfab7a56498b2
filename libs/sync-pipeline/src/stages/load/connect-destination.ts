import type { DestinationAdapter, DestinationCall, DestinationField } from '@siesa-integration/destination-adapter';
import { addressProblem } from '@siesa-integration/outgoing-http';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { type DestinationSecretDocument, readDestinationSecret } from '../../configuration/destination-secret.ts';
import { configurationInvalid } from '../../errors.ts';
import type { LoadPorts } from './load-ports.ts';

/** One client's destination, with the calls that were made to it since they were last taken. */
export interface ConnectedDestination {
  readonly adapter: DestinationAdapter;
  readonly takeCalls: () => readonly DestinationCall[];
}

export type ConnectPorts = Pick<LoadPorts, 'destinations' | 'secrets' | 'runtime' | 'environment' | 'batchSize'>;

/** Looks at a secret before it is used, and throws when it may not be. */
type SecretCheck = (secret: DestinationSecretDocument) => void;

/**
 * Connects to a client's destination, by its settings and its secret.
 *
 * @param check - called each time the secret is read, also when a refused key makes it be read again. @defaultValue every secret may be used
 * @throws ConfigurationInvalid when no such destination is registered.
 */
export const connectDestination = (
  ports: ConnectPorts,
  client: ClientConfiguration,
  fields: readonly DestinationField[],
  check: SecretCheck = () => undefined,
): ConnectedDestination => {
  const { destinations, secrets, runtime, environment } = ports;
  const definition = destinations.get(client.product_type);
  if (!definition)
    throw configurationInvalid(`The configuration of client '${client.client_id}'`, [
      `product_type: there is no destination '${client.product_type}'`,
    ]);

  let calls: DestinationCall[] = [];
  const secretName = client.product_credentials_secret;
  const adapter = definition.create({
    baseUrl: new URL(client.product_api_url),
    credentials: {
      secretName,
      read: async (options) => {
        const secret = await readDestinationSecret(secrets, client, options);
        check(secret);
        return secret;
      },
    },
    fields,
    batchSize: client.batch_size ?? Math.min(ports.batchSize ?? definition.maxBatchSize, definition.maxBatchSize),
    addressProblem: (address) => addressProblem(address, { allowLoopbackHttp: environment === 'local' }),
    fetch: runtime.fetch,
    clock: runtime.now,
    random: runtime.random,
    sleep: runtime.sleep,
    onCall: (call) => calls.push(call),
  });
  return {
    adapter,
    takeCalls: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
};

interface WarmDestination {
  readonly syncId: string;
  readonly connected: ConnectedDestination;
}

const warm = new WeakMap<LoadPorts, Map<string, WarmDestination>>();

/** The adapter that this process used for the run's last part, because what it has learned (zones, a smaller batch) holds for the rest of the sync. */
export const warmDestination = (
  ports: LoadPorts,
  client: ClientConfiguration,
  syncId: string,
  fields: readonly DestinationField[],
  check: SecretCheck,
): ConnectedDestination => {
  const known = warm.get(ports) ?? new Map<string, WarmDestination>();
  warm.set(ports, known);
  const found = known.get(client.client_id);
  if (found?.syncId === syncId) return found.connected;

  const connected = connectDestination(ports, client, fields, check);
  known.set(client.client_id, { syncId, connected });
  return connected;
};
