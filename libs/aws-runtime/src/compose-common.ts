import type { S3Client } from '@aws-sdk/client-s3';
import type { ClientDirectory, Ledger, Log, Metrics, ObjectStore, StateStore } from '@siesa-integration/sync-pipeline';
import { connectToDynamoDB, connectToS3 } from './aws-clients.ts';
import { createDataBucket } from './buckets.ts';
import { createClientTable } from './client-table.ts';
import { createLedgerTable } from './ledger-table.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { readEnvironment, type EnvironmentName, type Settings } from './settings.ts';
import { createStateTable } from './state-table.ts';

/** What every stage that knows its client needs, on AWS. */
export interface CommonPorts {
  readonly environment: EnvironmentName;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clients: ClientDirectory;
  readonly state: StateStore;
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
}

export interface CommonComposition {
  readonly ports: CommonPorts;
  /** For further buckets of the same stage. */
  readonly s3: S3Client;
}

/**
 * The ports that extractor, loader and summarizer share. Nothing of it reads a secret or calls the internet.
 *
 * @throws SettingInvalid when `ENVIRONMENT` is none that the service knows.
 */
export const composeCommon = (
  component: string,
  settings: Settings<'clientsTable' | 'syncStateTable' | 'ledgerTable' | 'dataBucket' | 'logLevel' | 'environment'>,
): CommonComposition => {
  const environment = readEnvironment(settings);
  const documents = connectToDynamoDB();
  const s3 = connectToS3();
  const ports = {
    environment,
    log: createLog({ component, level: settings.logLevel, environment }),
    metrics: createMetrics({ environment }),
    clients: createClientTable({ documents, tableName: settings.clientsTable }),
    state: createStateTable({ documents, tableName: settings.syncStateTable }),
    ledger: createLedgerTable({ documents, tableName: settings.ledgerTable }),
    objects: createDataBucket({ s3, bucket: settings.dataBucket }),
  };
  return { ports, s3 };
};
