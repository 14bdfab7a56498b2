import {
  connectToDynamoDB,
  connectToS3,
  createClientTable,
  createDataBucket,
  createLedgerTable,
  createLog,
  createMetrics,
  createStateTable,
  offlineWorld,
  readEnvironment,
  readSummarizerSettings,
} from '@siesa-integration/aws-runtime';
import type { SummarizePorts } from '@siesa-integration/sync-pipeline';

/** The summarizer's ports on AWS, by the settings of its environment. No secrets, no network. */
export const composeSummarizer = (env: NodeJS.ProcessEnv): SummarizePorts => {
  const settings = readSummarizerSettings(env);
  const environment = readEnvironment(settings);
  const documents = connectToDynamoDB();
  return {
    environment,
    world: offlineWorld,
    log: createLog({ component: 'summarizer', level: settings.logLevel, environment }),
    metrics: createMetrics({ environment }),
    clients: createClientTable({ documents, tableName: settings.clientsTable }),
    state: createStateTable({ documents, tableName: settings.syncStateTable }),
    ledger: createLedgerTable({ documents, tableName: settings.ledgerTable }),
    objects: createDataBucket({ s3: connectToS3(), bucket: settings.dataBucket }),
  };
};
