import { ListStateMachinesCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { resourceNames, stateMachineName } from '@siesa-integration/workflow-contract';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import type { HostResources } from '../stores.ts';

/** The resources of a deployed environment that operators use. All names derive from the environment's name. */
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
  const name = stateMachineName(env);
  const found = await findStateMachine(sfn, name);
  if (found !== undefined) return deploymentOf(env, found);
  throw new OperatorMistake(message('mistake/not-deployed', { env, name }));
};

/** The ARN of the state machine of this name in the caller's account and region. */
export const findStateMachine = async (sfn: SFNClient, name: string): Promise<string | undefined> => {
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(new ListStateMachinesCommand({ nextToken }));
    const found = page.stateMachines?.find((machine) => machine.name === name);
    if (found?.stateMachineArn !== undefined) return found.stateMachineArn;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return undefined;
};

/** @param stateMachineArn - `arn:aws:states:us-east-1:111111111111:stateMachine:…` */
export const deploymentOf = (env: string, stateMachineArn: string): Deployment => {
  const [, partition = 'aws', , region = '', account = ''] = stateMachineArn.split(':');
  const names = resourceNames(env, account);
  return {
    env,
    region,
    account,
    stateMachineArn,
    clientsTable: names.clientsTable,
    syncStateTable: names.syncStateTable,
    ledgerTable: names.ledgerTable,
    dataBucket: names.dataBucket,
    configBucket: names.configBucket,
    scheduleGroup: names.scheduleGroup,
    schedulerRoleArn: `arn:${partition}:iam::${account}:role/${names.schedulerRole}`,
    deadLetterQueueArn: `arn:${partition}:sqs:${region}:${account}:${names.deadLetterQueue}`,
    logGroup: names.workflowLogGroup,
  };
};
