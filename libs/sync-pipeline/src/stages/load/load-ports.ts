import type { ConnectPorts } from '../../configuration/connect-destination.ts';
import type { ClientDirectory } from '../../configuration/configuration-stores.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Metrics } from '../../runtime.ts';
import type { StagePorts } from '../stage.ts';

export interface LoadPorts extends StagePorts, ConnectPorts {
  readonly metrics: Metrics;
  readonly clients: Pick<ClientDirectory, 'find'>;
  readonly ledger: Pick<Ledger, 'readMany' | 'writeMany'>;
}
