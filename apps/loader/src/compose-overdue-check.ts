import {
  connectToDynamoDB,
  createMetrics,
  createOverdueCheck,
  type OverdueCheckAnswer,
  readEnvironment,
  readOverdueCheckSettings,
} from '@siesa-integration/aws-runtime';
import { createLog } from '@siesa-integration/stage-runtime';

/** The overdue check on AWS, by the settings of its environment. It reads two tables, no secret, no network. */
export const composeOverdueCheck = (env: NodeJS.ProcessEnv): (() => Promise<OverdueCheckAnswer>) => {
  const { logLevel, clientsTable, syncStateTable, ...settings } = readOverdueCheckSettings(env);
  const environment = readEnvironment(settings);
  return createOverdueCheck({
    documents: connectToDynamoDB(),
    clientsTable,
    syncStateTable,
    metrics: createMetrics({ environment }),
    log: createLog({ component: 'overdue-check', level: logLevel, environment }),
  });
};
