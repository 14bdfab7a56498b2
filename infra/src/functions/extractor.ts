import { extractorEnvironment } from '@siesa-integration/aws-runtime/settings';
import { stageTimeoutMinutes } from '@siesa-integration/workflow-contract/definition';
import { Construct } from 'constructs';
import type { ClientSecrets } from '../data/client-secrets.ts';
import type { Clients } from '../data/clients.ts';
import type { FieldMappings } from '../data/field-mappings.ts';
import type { Ledger } from '../data/ledger.ts';
import type { RunData } from '../data/run-data.ts';
import { returnMemory } from './return-memory.ts';
import { StageFunction, type StageFunctionOptions } from './stage-function.ts';
import { trustAuthorities } from './trust-authorities.ts';
import type { SyncHistory } from '../data/sync-history.ts';

export interface ExtractorProps extends StageFunctionOptions {
  readonly clients: Clients;
  readonly secrets: ClientSecrets;
  readonly history: SyncHistory;
  readonly ledger: Ledger;
  readonly runs: RunData;
  readonly mappings: FieldMappings;
}

/** Reads a client's items from Siesa into raw parts. */
export class Extractor extends Construct {
  readonly function: StageFunction;

  constructor(
    scope: Construct,
    id: string,
    { clients, secrets, history, ledger, runs, mappings, ...options }: ExtractorProps,
  ) {
    super(scope, id);
    this.function = new StageFunction(this, 'Function', {
      ...options,
      stage: 'extractor',
      app: 'extractor',
      description: 'Reads products from Siesa, page by page, into raw parts.',
      memoryMegabytes: 512,
      timeoutMinutes: stageTimeoutMinutes.extractor,
      variables: {
        ...returnMemory,
        ...extractorEnvironment({
          clientsTable: clients.table.tableName,
          syncStateTable: history.table.tableName,
          ledgerTable: ledger.table.tableName,
          dataBucket: runs.bucket.bucketName,
          configBucket: mappings.bucket.bucketName,
          logLevel: options.environment.logLevel,
          environment: options.environment.name,
        }),
      },
    });
    trustAuthorities(this.function);
    clients.grantRead(this.function);
    secrets.grantReadSiesa(this.function);
    secrets.grantReadDestinations(this.function); // they name the tenant, which belongs to the identity of the destination
    history.grantLease(this.function);
    ledger.grantReadRejects(this.function);
    ledger.grantWrite(this.function); // closes rejects whose item no longer exists in Siesa
    mappings.grantRead(this.function);
    runs.grantRead(this.function, 'raw/*', 'slices/*', 'mapping.json'); // raw parts: for rows that share a key with an earlier one
    runs.grantRead(this.function, 'reports/*'); // a successor loads the parts that have none
    runs.grantList(this.function);
    runs.grantWrite(this.function, 'raw/*', 'slices/*', 'mapping.json');
  }
}
