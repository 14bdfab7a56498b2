import type { SiesaClient, SiesaClientOptions } from '@siesa-integration/siesa-client';
import type { Environment } from '@siesa-integration/workflow-contract';
import type { ClientDirectory, MappingStore, SecretStore } from '../../configuration/configuration-stores.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Metrics } from '../../runtime.ts';
import type { StagePorts } from '../stage.ts';

export interface ExtractPorts extends StagePorts {
  readonly metrics: Metrics;
  readonly environment: Environment;
  readonly clients: Pick<ClientDirectory, 'find'>;
  readonly secrets: SecretStore;
  readonly mappings: MappingStore;
  readonly ledger: Pick<Ledger, 'openRejects' | 'writeMany'>;
  /** Creates the client of one client's Siesa. @defaultValue `createSiesaClient` */
  readonly siesa?: (options: SiesaClientOptions) => SiesaClient;
}
