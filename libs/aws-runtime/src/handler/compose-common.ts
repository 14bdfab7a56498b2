import type { S3Client } from '@aws-sdk/client-s3';
import type { Redactor } from '@siesa-integration/outgoing-http';
import { createLog } from '@siesa-integration/stage-runtime/log';
import type { ClientDirectory, Ledger, Log, Metrics, ObjectStore, StateStore } from '@siesa-integration/sync-pipeline';
import { connectToDynamoDB, connectToS3 } from '../aws-clients.ts';
import { createDataBucket } from '../stores/buckets.ts';
import type { Environment } from '@siesa-integration/workflow-contract';
import { createClientTable } from '../stores/client-table.ts';
import { createLedgerTable } from '../stores/ledger-table.ts';
import { createMetrics } from '../observability/metrics.ts';
import { readEnvironment, type Settings } from '../settings.ts';
import { createStateTable } from '../stores/state-table.ts';

/** The AWS ports of every stage that reads its client's configuration. */
export interface CommonPorts {
  readonly environment: Environment;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clients: ClientDirectory;
  readonly state: StateStore;
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
}

export interface CommonComposition {
  readonly ports: CommonPorts;
  /** For a stage with further buckets. */
  readonly s3: S3Client;
}

/**
 * The ports that extractor, loader and summarizer share. None of them reads a secret or calls the internet.
 *
 * @param redact - removes secrets from what is logged
 *
 * @throws ConfigurationInvalid when `ENVIRONMENT` is unknown.
 */
export const composeCommon = (
  component: string,
  settings: Settings<'clientsTable' | 'syncStateTable' | 'ledgerTable' | 'dataBucket' | 'logLevel' | 'environment'>,
  redact?: Redactor,
): CommonComposition => {
  const environment = readEnvironment(settings);
  const documents = connectToDynamoDB();
  const s3 = connectToS3();
  const ports = {
    environment,
    log: createLog({ component, level: settings.logLevel, environment, ...(redact && { redact }) }),
    metrics: createMetrics({ environment }),
    clients: createClientTable({ documents, tableName: settings.clientsTable }),
    state: createStateTable({ documents, tableName: settings.syncStateTable }),
    ledger: createLedgerTable({ documents, tableName: settings.ledgerTable }),
    objects: createDataBucket({ s3, bucket: settings.dataBucket }),
  };
  return { ports, s3 };
};
