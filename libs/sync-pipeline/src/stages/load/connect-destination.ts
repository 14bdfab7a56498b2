import type {
  DestinationAdapter,
  DestinationCall,
  DestinationDialect,
  DestinationField,
} from '@siesa-integration/destination-adapter';
import { addressProblem } from '@siesa-integration/outgoing-http';
import { defaultDialect } from '@siesa-integration/workflow-contract';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { type DestinationSecretDocument, readDestinationSecret } from '../../configuration/destination-secret.ts';
import { configurationInvalid } from '../../errors.ts';
import type { Run } from '../../run/run.ts';
import { createCallPace } from '../../state/call-pace.ts';
import type { LoadPorts } from './load-ports.ts';

/** One client's destination, with the calls that were made to it since they were last taken. */
export interface ConnectedDestination {
  readonly adapter: DestinationAdapter;
  readonly takeCalls: () => readonly DestinationCall[];
}

export type ConnectPorts = Pick<LoadPorts, 'destinations' | 'secrets' | 'runtime' | 'environment' | 'batchSize'>;

/** Looks at a secret before it is used, and throws when it may not be. */
type SecretCheck = (secret: DestinationSecretDocument) => void;

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

/** A destination that several parts of a run use. */
export interface WarmDestination extends ConnectedDestination {
  /** Keys of the parts whose sending this process has begun. */
  readonly begun: Set<string>;
}

interface KeptDestination {
  readonly syncId: string;
  readonly connected: WarmDestination;
}

const warm = new WeakMap<LoadPorts, Map<string, KeptDestination>>();

/** The adapter that this process used for the run's last part, because what it has learned (zones, a smaller batch) holds for the rest of the sync. */
export const warmDestination = (
  ports: LoadPorts,
  client: ClientConfiguration,
  run: Run,
  fields: readonly DestinationField[],
  check: SecretCheck,
): WarmDestination => {
  const { syncId } = run;
  const known = warm.get(ports) ?? new Map<string, KeptDestination>();
  warm.set(ports, known);
  const found = known.get(client.client_id);
  if (found?.syncId === syncId) return found.connected;

  const { product_requests_per_minute: requestsPerMinute } = client;
  const nextCallIn = requestsPerMinute === undefined ? undefined : createCallPace({ ports, run, requestsPerMinute });
  const connected = {
    ...connectDestination(ports, client, fields, { check, ...(nextCallIn && { nextCallIn }) }),
    begun: new Set<string>(),
  };
  known.set(client.client_id, { syncId, connected });
  return connected;
};
