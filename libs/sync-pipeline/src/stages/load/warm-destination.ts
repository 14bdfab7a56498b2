import type { DestinationField } from '@siesa-integration/destination-adapter';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import {
  type ConnectedDestination,
  connectDestination,
  paceOf,
  type SecretCheck,
} from '../../configuration/connect-destination.ts';
import type { Run } from '../../run/run.ts';
import type { LoadPorts } from './load-ports.ts';

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

  const connected = {
    ...connectDestination(ports, client, fields, { check, ...paceOf(ports, client, run) }),
    begun: new Set<string>(),
  };
  known.set(client.client_id, { syncId, connected });
  return connected;
};
