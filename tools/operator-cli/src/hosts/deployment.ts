import { ListStateMachinesCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { OperatorMistake } from '../operator-mistake.ts';
import type { HostResources } from './stores.ts';

/** What a deployed environment consists of, as far as operators touch it. All names follow from the environment's own. */
export interface Deployment extends HostResources {
  readonly env: string;
  readonly region: string;
  readonly account: string;
  readonly stateMachineArn: string;
  readonly scheduleGroup: string;
  readonly schedulerRoleArn: string;
  readonly deadLetterQueueArn: string;
  readonly logGroup: string;
}

/**
 * Finds an environment in the caller's account and region, by its state machine.
 *
 * @throws {@link OperatorMistake} when it is not deployed there.
 */
export const findDeployment = async (sfn: SFNClient, env: string): Promise<Deployment> => {
  const name = `siesa-integration-workflow-${env}`;
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(new ListStateMachinesCommand({ nextToken }));
    const found = page.stateMachines?.find((machine) => machine.name === name);
    if (found?.stateMachineArn !== undefined) return deploymentOf(env, found.stateMachineArn);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  throw new OperatorMistake(
    `The environment '${env}' is not deployed in this account and region (there is no state machine '${name}'): choose another profile or region, or run \`nx run infra:deploy\`.`,
  );
};

/** @param stateMachineArn - `arn:aws:states:us-east-1:111111111111:stateMachine:…` */
export const deploymentOf = (env: string, stateMachineArn: string): Deployment => {
  const [, partition = 'aws', , region = '', account = ''] = stateMachineArn.split(':');
  return {
    env,
    region,
    account,
    stateMachineArn,
    clientsTable: `siesa-integration-config-${env}`,
    syncStateTable: `siesa-integration-sync-state-${env}`,
    ledgerTable: `siesa-integration-ledger-${env}`,
    dataBucket: `siesa-integration-data-${env}-${account}`,
    configBucket: `siesa-integration-config-${env}-${account}`,
    scheduleGroup: `siesa-integration-${env}`,
    schedulerRoleArn: `arn:${partition}:iam::${account}:role/siesa-integration-scheduler-${env}`,
    deadLetterQueueArn: `arn:${partition}:sqs:${region}:${account}:siesa-integration-dead-letters-${env}`,
    logGroup: `/aws/stepfunctions/siesa-integration-workflow-${env}`,
  };
};
