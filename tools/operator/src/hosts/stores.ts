import {
  createClientTable,
  createDataBucket,
  createLedgerTable,
  createMappingBucket,
  createSecrets,
  createStateTable,
} from '@siesa-integration/aws-runtime';
import type {
  ClientDirectory,
  CountedLedger,
  MappingStore,
  ObjectStore,
  SecretStore,
  StateStore,
} from '@siesa-integration/sync-pipeline';
import type { Environment } from '@siesa-integration/workflow-contract';
import type { AwsConnections } from './aws-connections.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { createAuditTable } from './audit-table.ts';
import { createSettingsTable } from './aws-settings-table.ts';
import { createSyncHistory } from './aws-sync-history.ts';
import type { SettingsList, SettingsTable } from './settings-table.ts';
import type { SyncHistory } from './sync-history.ts';

/** Names of the tables and buckets of an environment. */
export interface HostResources {
  readonly clientsTable: string;
  readonly syncStateTable: string;
  readonly ledgerTable: string;
  readonly dataBucket: string;
  readonly configBucket: string;
}

/** The service's data: the pipeline's ports, and what operators need in addition. */
export interface Stores {
  /** `local` allows http://127.0.0.1. */
  readonly environment: Environment;
  readonly clients: ClientDirectory;
  readonly settings: SettingsList;
  readonly state: StateStore;
  readonly ledger: CountedLedger;
  readonly history: SyncHistory;
  readonly audit: AuditLog;
  readonly objects: ObjectStore;
  readonly mappings: MappingStore;
  readonly secrets: SecretStore;
}

/** Stores whose clients are in a table: operators change them there. */
export interface TableStores extends Stores {
  readonly settings: SettingsTable;
}

/** The stores behind some connections. */
export const createStores = (
  environment: Environment,
  { documents, s3, secretsManager }: AwsConnections,
  resources: HostResources,
): TableStores => ({
  environment,
  clients: createClientTable({ documents, tableName: resources.clientsTable }),
  settings: createSettingsTable(documents, resources.clientsTable),
  state: createStateTable({ documents, tableName: resources.syncStateTable }),
  ledger: createLedgerTable({ documents, tableName: resources.ledgerTable }),
  history: createSyncHistory(documents, resources.syncStateTable),
  audit: createAuditTable(documents, resources.syncStateTable),
  objects: createDataBucket({ s3, bucket: resources.dataBucket }),
  mappings: createMappingBucket({ s3, bucket: resources.configBucket }),
  secrets: createSecrets({ secretsManager }),
});
