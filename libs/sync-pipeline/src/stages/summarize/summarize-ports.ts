import type { Environment } from '@siesa-integration/workflow-contract';
import type { ClientDirectory } from '../../configuration/configuration-stores.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Metrics } from '../../runtime.ts';
import type { StagePorts } from '../stage.ts';

export interface SummarizePorts extends StagePorts {
  readonly metrics: Metrics;
  readonly environment: Environment;
  readonly clients: ClientDirectory;
  readonly ledger: Pick<Ledger, 'entries' | 'openRejects'>;
}
