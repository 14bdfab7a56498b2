import { transformerEnvironment } from '@siesa-integration/aws-runtime/settings';
import { stageTimeoutMinutes } from '@siesa-integration/workflow-contract/definition';
import { Construct } from 'constructs';
import type { RunData } from '../data/run-data.ts';
import { StageFunction, type StageFunctionOptions } from './stage-function.ts';
import type { SyncHistory } from '../data/sync-history.ts';

export interface TransformerProps extends StageFunctionOptions {
  readonly history: SyncHistory;
  readonly runs: RunData;
}

/** Maps raw parts to canonical parts. It may read no secret and makes no outgoing calls. */
export class Transformer extends Construct {
  readonly function: StageFunction;

  constructor(scope: Construct, id: string, { history, runs, ...options }: TransformerProps) {
    super(scope, id);
    this.function = new StageFunction(this, 'Function', {
      ...options,
      stage: 'transformer',
      app: 'transformer',
      description: 'Maps raw parts to canonical products; what cannot be mapped goes to the reject file.',
      memoryMegabytes: 256,
      timeoutMinutes: stageTimeoutMinutes.transformer,
      reservedConcurrency: options.environment.concurrency.reservedParts,
      variables: transformerEnvironment({
        syncStateTable: history.table.tableName,
        dataBucket: runs.bucket.bucketName,
        logLevel: options.environment.logLevel,
        environment: options.environment.name,
      }),
    });
    history.grantLease(this.function);
    runs.grantRead(this.function, 'raw/*', 'slices/*', 'mapping.json');
    runs.grantWrite(this.function, 'canonical/*', 'rejects/*');
  }
}
