import type { Destination } from '@siesa-integration/destination-adapter';
import type { Environment } from '@siesa-integration/workflow-contract';
import type { ClientDirectory, SecretStore } from '../../configuration/configuration-stores.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Metrics } from '../../runtime.ts';
import type { StagePorts } from '../stage.ts';

/** Destinations that clients can have, by `product_type`. */
export type DestinationRegistry = ReadonlyMap<string, Destination>;

export interface LoadPorts extends StagePorts {
  readonly metrics: Metrics;
  readonly environment: Environment;
  readonly clients: Pick<ClientDirectory, 'find'>;
  readonly secrets: SecretStore;
  readonly ledger: Pick<Ledger, 'readMany' | 'writeMany'>;
  readonly destinations: DestinationRegistry;
  /** Records a call where the client's settings name no number. @defaultValue the destination's maximum */
  readonly batchSize?: number;
}
