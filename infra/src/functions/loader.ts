import { loaderEnvironment } from '@siesa-integration/aws-runtime/settings';
import { stageTimeoutMinutes } from '@siesa-integration/workflow-contract/definition';
import { Construct } from 'constructs';
import type { ClientSecrets } from '../data/client-secrets.ts';
import type { Clients } from '../data/clients.ts';
import type { Ledger } from '../data/ledger.ts';
import type { RunData } from '../data/run-data.ts';
import { StageFunction, type StageFunctionOptions } from './stage-function.ts';
import { trustAuthorities } from './trust-authorities.ts';
import type { SyncHistory } from '../data/sync-history.ts';

export interface LoaderProps extends StageFunctionOptions {
  readonly clients: Clients;
  readonly secrets: ClientSecrets;
  readonly history: SyncHistory;
  readonly ledger: Ledger;
  readonly runs: RunData;
}

/** Stores canonical items in each client's destination. */
export class Loader extends Construct {
  readonly function: StageFunction;

  constructor(scope: Construct, id: string, { clients, secrets, history, ledger, runs, ...options }: LoaderProps) {
    super(scope, id);
    this.function = new StageFunction(this, 'Function', {
      ...options,
      stage: 'loader',
      app: 'loader',
      description: "Stores canonical products in the client's product, batch by batch.",
      memoryMegabytes: 512,
      timeoutMinutes: stageTimeoutMinutes.loader,
      reservedConcurrency: options.environment.concurrency.reservedParts,
      variables: loaderEnvironment({
        clientsTable: clients.table.tableName,
        syncStateTable: history.table.tableName,
        ledgerTable: ledger.table.tableName,
        dataBucket: runs.bucket.bucketName,
        batchSize: '100',
        logLevel: options.environment.logLevel,
        environment: options.environment.name,
      }),
    });
    trustAuthorities(this.function);
    clients.grantRead(this.function);
    secrets.grantReadDestinations(this.function);
    history.grantLease(this.function);
    ledger.grantRead(this.function);
    ledger.grantWrite(this.function);
    runs.grantRead(this.function, 'canonical/*', 'rejects/*', 'slices/*', 'reports/*');
    runs.grantWrite(this.function, 'reports/*');
    runs.grantList(this.function); // a part that failed looks whether another attempt has left its report
  }
}
