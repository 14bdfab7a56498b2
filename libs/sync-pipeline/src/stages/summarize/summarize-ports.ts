import type { ConnectPorts } from '../../configuration/connect-destination.ts';
import type { ClientDirectory } from '../../configuration/configuration-stores.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Metrics } from '../../runtime.ts';
import type { StagePorts } from '../stage.ts';

/** Secrets and destinations are for clients alone whose missing products are taken out of use. */
export interface SummarizePorts extends StagePorts, ConnectPorts {
  readonly metrics: Metrics;
  readonly clients: ClientDirectory;
  readonly ledger: Pick<Ledger, 'entries' | 'openRejects' | 'writeMany'>;
}
