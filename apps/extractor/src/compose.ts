import {
  connectToDynamoDB,
  connectToS3,
  connectToSecretsManager,
  createClientTable,
  createDataBucket,
  createLedgerTable,
  createLog,
  createMappingBucket,
  createMetrics,
  createSecrets,
  createStateTable,
  createWorld,
  readEnvironment,
  readExtractorSettings,
} from '@siesa-integration/aws-runtime';
import type { ExtractPorts } from '@siesa-integration/sync-pipeline';

/** The extractor's ports on AWS, by the settings of its environment. */
export const composeExtractor = (env: NodeJS.ProcessEnv): ExtractPorts => {
  const settings = readExtractorSettings(env);
  const environment = readEnvironment(settings);
  const documents = connectToDynamoDB();
  const s3 = connectToS3();
  return {
    environment,
    world: createWorld(environment),
    log: createLog({ component: 'extractor', level: settings.logLevel, environment }),
    metrics: createMetrics({ environment }),
    clients: createClientTable({ documents, tableName: settings.clientsTable }),
    state: createStateTable({ documents, tableName: settings.syncStateTable }),
    ledger: createLedgerTable({ documents, tableName: settings.ledgerTable }),
    objects: createDataBucket({ s3, bucket: settings.dataBucket }),
    mappings: createMappingBucket({ s3, bucket: settings.configBucket }),
    secrets: createSecrets({ secretsManager: connectToSecretsManager() }),
  };
};
