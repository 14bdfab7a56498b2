import type {
  Destination,
  DestinationAdapter,
  DestinationCall,
  DestinationDialect,
  DestinationField,
} from '@siesa-integration/destination-adapter';
import { addressProblem } from '@siesa-integration/outgoing-http';
import { defaultDialect, type Environment } from '@siesa-integration/workflow-contract';
import { configurationInvalid } from '../errors.ts';
import type { Run } from '../run/run.ts';
import type { Runtime } from '../runtime.ts';
import { createCallPace } from '../state/call-pace.ts';
import type { LeasePorts } from '../state/hold-lease.ts';
import type { ClientConfiguration } from './client-configuration.ts';
import type { SecretStore } from './configuration-stores.ts';
import { type DestinationSecretDocument, readDestinationSecret } from './destination-secret.ts';
import { partLimits } from './part-limits.ts';

/** One client's destination, with the calls that were made to it since they were last taken. */
export interface ConnectedDestination {
  readonly adapter: DestinationAdapter;
  readonly takeCalls: () => readonly DestinationCall[];
}

/** Destinations that clients can have, by `product_type`. */
export type DestinationRegistry = ReadonlyMap<string, Destination>;

export interface ConnectPorts {
  readonly destinations: DestinationRegistry;
  readonly secrets: SecretStore;
  readonly runtime: Runtime;
  readonly environment: Environment;
  /** Records a call where the client's settings name no number. @defaultValue the destination's maximum */
  readonly batchSize?: number;
}

/** Looks at a secret before it is used, and throws when it may not be. */
export type SecretCheck = (secret: DestinationSecretDocument) => void;

interface ConnectOptions {
  /** Called each time the secret is read, also when a refused key makes it be read again. @defaultValue every secret may be used */
  readonly check?: SecretCheck;
  /** The pace that all processes of the client share. @defaultValue none */
  readonly nextCallIn?: () => Promise<number>;
}

/**
 * Connects to a client's destination, by its settings and its secret.
 *
 * @throws ConfigurationInvalid when no such destination is registered.
 */
export const connectDestination = (
  ports: ConnectPorts,
  client: ClientConfiguration,
  fields: readonly DestinationField[],
  { check = () => undefined, nextCallIn }: ConnectOptions = {},
): ConnectedDestination => {
  const { secrets, runtime, environment } = ports;
  const dialect = dialectOf(ports, client);

  let calls: DestinationCall[] = [];
  const secretName = client.product_credentials_secret;
  const adapter = dialect.create({
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
    batchSize: client.batch_size ?? Math.min(ports.batchSize ?? dialect.maxBatchSize, dialect.maxBatchSize),
    sendsAtOnce: partLimits(client).loadConcurrency,
    settings: client.product_settings,
    concurrency: client.product_concurrency,
    ...(nextCallIn && { nextCallIn }),
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

const dialectOf = ({ destinations }: ConnectPorts, client: ClientConfiguration): DestinationDialect => {
  const { client_id: id, product_type: type, product_dialect: dialect } = client;
  const destination = destinations.get(type);
  const found = dialect === defaultDialect ? destination : destination?.dialects?.[dialect];
  if (found) return found;
  throw configurationInvalid(`The configuration of client '${id}'`, [
    destination
      ? `product_dialect: the destination '${type}' has no '${dialect}'`
      : `product_type: there is no destination '${type}'`,
  ]);
};

/** The pace that all calls of a run to a client's destination keep; absent where its settings name none. */
export const paceOf = (
  ports: LeasePorts,
  { product_requests_per_minute: requestsPerMinute }: ClientConfiguration,
  run: Run,
): Pick<ConnectOptions, 'nextCallIn'> =>
  requestsPerMinute === undefined ? {} : { nextCallIn: createCallPace({ ports, run, requestsPerMinute }) };
