import { summarizerEnvironment } from '@siesa-integration/aws-runtime/settings';
import { stageTimeoutMinutes } from '@siesa-integration/workflow-contract/definition';
import { Construct } from 'constructs';
import type { ClientSecrets } from '../data/client-secrets.ts';
import type { Clients } from '../data/clients.ts';
import type { Ledger } from '../data/ledger.ts';
import type { RunData } from '../data/run-data.ts';
import { returnMemory } from './return-memory.ts';
import { StageFunction, type StageFunctionOptions } from './stage-function.ts';
import { trustAuthorities } from './trust-authorities.ts';
import type { SyncHistory } from '../data/sync-history.ts';

export interface SummarizerProps extends StageFunctionOptions {
  readonly clients: Clients;
  readonly secrets: ClientSecrets;
  readonly history: SyncHistory;
  readonly ledger: Ledger;
  readonly runs: RunData;
}

/** Counts the outcome of every record, moves the cursor and ends the run, successful or failed. */
export class Summarizer extends Construct {
  readonly function: StageFunction;

  constructor(scope: Construct, id: string, { clients, secrets, history, ledger, runs, ...options }: SummarizerProps) {
    super(scope, id);
    this.function = new StageFunction(this, 'Function', {
      ...options,
      stage: 'summarizer',
      app: 'loader',
      handler: 'summarizer.handler',
      description: 'Counts every record of a run, moves the cursor and ends the lease; reports failures.',
      memoryMegabytes: 512,
      timeoutMinutes: stageTimeoutMinutes.summarizer,
      variables: {
        ...returnMemory,
        ...summarizerEnvironment({
          clientsTable: clients.table.tableName,
          syncStateTable: history.table.tableName,
          ledgerTable: ledger.table.tableName,
          dataBucket: runs.bucket.bucketName,
          logLevel: options.environment.logLevel,
          environment: options.environment.name,
        }),
      },
    });
    trustAuthorities(this.function);
    clients.grantRead(this.function);
    clients.grantUpdate(this.function);
    history.grantLease(this.function);
    secrets.grantReadDestinations(this.function); // to take out of use what Siesa no longer has
    ledger.grantReadAll(this.function);
    ledger.grantWrite(this.function);
    ledger.grantReadRejects(this.function); // whether a client still has parked rejects
    runs.grantRead(this.function, 'slices/*', 'reports/*', 'summary.json');
    runs.grantWrite(this.function, 'summary.json', 'report.csv');
    runs.grantList(this.function);
  }
}
