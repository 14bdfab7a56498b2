import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connectToDynamoDB,
  connectToS3,
  createMetrics,
  readEnvironment,
  readReconcilerSettings,
} from '@siesa-integration/aws-runtime';
import {
  createDecisionsTable,
  createFilesTable,
  createHistoryTable,
  createIngressBucket,
  createJobBuckets,
  executionAddress,
  type ReconcilerComposition,
  type StageNeeds,
} from '@siesa-integration/aws-runtime/reconciliation';

/**
 * The ports of a stage on AWS, by the settings of its environment.
 *
 * @param needs - what the stage reads and writes of a job
 *
 * @throws ConfigurationInvalid when a variable is not set
 */
export const composeReconciler = (env: NodeJS.ProcessEnv, needs: StageNeeds): ReconcilerComposition => {
  const settings = readReconcilerSettings(env);
  const environment = readEnvironment(settings);
  const s3 = connectToS3();
  const ingress = createIngressBucket({ s3, bucket: settings.ingressBucket });
  const table = { documents: connectToDynamoDB(), tableName: settings.filesTable };
  const claims = createFilesTable(table);
  const decisions = createDecisionsTable(table);
  const history = createHistoryTable(table);
  const buckets = {
    intermediate: settings.intermediateBucket,
    output: settings.outputBucket,
    checkpoints: settings.checkpointsBucket,
  };
  return {
    ingress,
    metrics: createMetrics({ environment }),
    portsOf: () => ({
      claims,
      decisions: decisions.list,
      history,
      openSource: ingress.openSource,
      openBeside: ingress.openBeside,
      readRules: ingress.readRules,
      ...createJobBuckets({ s3, buckets, folder: join(tmpdir(), 'reconciliations'), needs }),
      logsOf: executionAddress,
      now: Date.now,
      resumeCommand: (jobId) => `siesa-sync reconcile resume ${jobId} --env ${environment}`,
    }),
  };
};
