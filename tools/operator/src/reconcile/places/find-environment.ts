import type { SFNClient } from '@aws-sdk/client-sfn';
import {
  deployedEnvironments,
  type ReconciliationNames,
  reconciliationNames,
} from '@siesa-integration/workflow-contract';
import { findStateMachine } from '../../hosts/env/deployment.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import { suggestion } from '../../suggestion.ts';

/** An AWS environment that reconciles files. */
export interface ReconcilingEnvironment {
  readonly stateMachineArn: string;
  readonly names: ReconciliationNames;
}

/**
 * Finds an environment in the caller's account and region, by its state machine.
 *
 * @throws OperatorMistake when it reconciles nothing there
 */
export const findReconcilingEnvironment = async (sfn: SFNClient, env: string): Promise<ReconcilingEnvironment> => {
  const environment = deployedEnvironments.find((name) => name === env);
  if (environment === undefined)
    throw new OperatorMistake(`There is no environment '${env}': ${suggestion(env, deployedEnvironments)}`);
  const name = reconciliationNames(environment, '').stateMachine;
  const stateMachineArn = await findStateMachine(sfn, name);
  if (stateMachineArn === undefined)
    throw new OperatorMistake(
      `The environment '${env}' does not reconcile in this account and region (there is no state machine '${name}'): choose another profile or region, or run \`nx run infra:deploy-reconciliation\`.`,
    );
  const [, , , , account = ''] = stateMachineArn.split(':');
  return { stateMachineArn, names: reconciliationNames(environment, account) };
};

export const unknownJob = (jobId: string, env: string, cause?: unknown): OperatorMistake =>
  new OperatorMistake(`${env} has no job '${jobId}': take the id from its notice. Jobs are kept for 30 days.`, {
    code: 'JOB_UNKNOWN',
    cause,
  });
