import {
  connectToDynamoDB,
  connectToS3,
  connectToSecretsManager,
  createClientTable,
  createDataBucket,
  createLedgerTable,
  createLog,
  createMetrics,
  createSecrets,
  createStateTable,
  createWorld,
  readBatchSize,
  readEnvironment,
  readLoaderSettings,
} from '@siesa-integration/aws-runtime';
import { productRegistry } from '@siesa-integration/aws-runtime/product-registry';
import type { LoadPorts } from '@siesa-integration/sync-pipeline';

/** The loader's ports on AWS, by the settings of its environment. */
export const composeLoader = (env: NodeJS.ProcessEnv): LoadPorts => {
  const settings = readLoaderSettings(env);
  const environment = readEnvironment(settings);
  const documents = connectToDynamoDB();
  return {
    environment,
    world: createWorld(environment),
    log: createLog({ component: 'loader', level: settings.logLevel, environment }),
    metrics: createMetrics({ environment }),
    clients: createClientTable({ documents, tableName: settings.clientsTable }),
    state: createStateTable({ documents, tableName: settings.syncStateTable }),
    ledger: createLedgerTable({ documents, tableName: settings.ledgerTable }),
    objects: createDataBucket({ s3: connectToS3(), bucket: settings.dataBucket }),
    secrets: createSecrets({ secretsManager: connectToSecretsManager() }),
    products: productRegistry,
    batchSize: readBatchSize(settings),
  };
};
