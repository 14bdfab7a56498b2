import {
  connectToDynamoDB,
  connectToS3,
  createDataBucket,
  createStateTable,
  readTransformerSettings,
} from '@siesa-integration/aws-runtime';
import { offlineRuntime } from '@siesa-integration/stage-runtime';
import { createLog } from '@siesa-integration/stage-runtime/log';
import type { StagePorts } from '@siesa-integration/sync-pipeline';

/** The transformer's ports on AWS, by the settings of its environment. No secrets, no network. */
export const composeTransformer = (env: NodeJS.ProcessEnv): StagePorts => {
  const { logLevel, environment, ...settings } = readTransformerSettings(env);
  return {
    runtime: offlineRuntime,
    log: createLog({ component: 'transformer', level: logLevel, environment }),
    state: createStateTable({ documents: connectToDynamoDB(), tableName: settings.syncStateTable }),
    objects: createDataBucket({ s3: connectToS3(), bucket: settings.dataBucket }),
  };
};
