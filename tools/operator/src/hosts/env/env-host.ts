import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { deployedEnvironments, executionAddress } from '@siesa-integration/workflow-contract';
import { suggestion } from '../../suggestion.ts';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import { connectAws } from '../aws-connections.ts';
import { findDeployment } from './deployment.ts';
import { createEnvClientWriter } from './env-client-writer.ts';
import type { Host } from '../host.ts';
import { createSchedules } from './schedule.ts';
import { createStepFunctions } from './step-functions.ts';
import { createStores } from '../stores.ts';

/**
 * Opens an AWS environment, in the account and region for which the SDK is configured.
 *
 * @param pollMs - milliseconds between two polls of a running execution
 *
 * @throws {@link OperatorMistake} when there is no such environment there.
 */
export const openEnvHost = async (env: string, pollMs: number): Promise<Host> => {
  const environment = deployedEnvironments.find((name) => name === env);
  if (environment === undefined)
    throw new OperatorMistake(
      message('mistake/no-environment', { env, suggestion: suggestion(env, deployedEnvironments) }),
    );

  const sfn = new SFNClient();
  const deployment = await findDeployment(sfn, environment);
  const scheduler = new SchedulerClient();
  const connections = connectAws();
  const stores = createStores(environment, connections, deployment);
  const { start, eventsOf, findExecution } = createStepFunctions({ sfn, deployment, objects: stores.objects, pollMs });
  return {
    place: `in ${env}`,
    options: `--env ${env}`,
    stores,
    start,
    eventsOf,
    findExecution,
    interrupted: () => Promise.resolve([]),
    consoleAddress: executionAddress,
    tailCommand: `aws logs tail ${deployment.logGroup} --follow --region ${deployment.region}`,
    locate: (key) => `s3://${deployment.dataBucket}/${key}`,
    clientWriter: createEnvClientWriter({
      s3: connections.s3,
      configBucket: deployment.configBucket,
      settings: stores.settings,
      schedules: createSchedules(scheduler, deployment),
      secretsManager: connections.secretsManager,
    }),
    concurrency: async () => (await import('./read-concurrency.ts')).readConcurrency(env), // no other command needs these clients
    brokenFiles: [],
    toCorrect: (what, name) =>
      Promise.resolve(
        what === 'secret'
          ? `Write it with \`siesa-sync client secret set ${ownerOf(name)} --env ${env}\`.`
          : `Then write it with \`siesa-sync client apply FILE --env ${env}\`.`,
      ),
    close: () => {
      sfn.destroy();
      scheduler.destroy();
      connections.close();
      return Promise.resolve();
    },
  };
};

/** `cliente-a siesa` for `siesa-integration/cliente-a/siesa`. */
const ownerOf = (secret: string): string => {
  const [, client = '', part = ''] = secret.split('/');
  return `${client} ${part === 'siesa' ? 'siesa' : 'product'}`;
};
