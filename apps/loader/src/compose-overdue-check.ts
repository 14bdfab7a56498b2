import {
  connectToDynamoDB,
  connectToSNS,
  createMetrics,
  createOverdueCheck,
  createPublishAlert,
  type OverdueCheckAnswer,
  readEnvironment,
  readOverdueCheckSettings,
} from '@siesa-integration/aws-runtime';
import { createLog } from '@siesa-integration/stage-runtime/log';

/** The overdue check on AWS, by the settings of its environment. It reads two tables and no secret, and calls AWS alone. */
export const composeOverdueCheck = (env: NodeJS.ProcessEnv): (() => Promise<OverdueCheckAnswer>) => {
  const { logLevel, clientsTable, syncStateTable, alertsTopic, ...settings } = readOverdueCheckSettings(env);
  const environment = readEnvironment(settings);
  return createOverdueCheck({
    documents: connectToDynamoDB(),
    clientsTable,
    syncStateTable,
    environment,
    publish: createPublishAlert(connectToSNS(), alertsTopic),
    metrics: createMetrics({ environment }),
    log: createLog({ component: 'overdue-check', level: logLevel, environment }),
  });
};
