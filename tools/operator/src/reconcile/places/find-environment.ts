import type { SFNClient } from '@aws-sdk/client-sfn';
import {
  deployedEnvironments,
  type ReconciliationNames,
  reconciliationNames,
} from '@siesa-integration/workflow-contract';
import { findStateMachine } from '../../hosts/env/deployment.ts';
import { message } from '../../messages/message.ts';
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
    throw new OperatorMistake(
      message('mistake/no-environment', { env, suggestion: suggestion(env, deployedEnvironments) }),
    );
  const name = reconciliationNames(environment, '').stateMachine;
  const stateMachineArn = await findStateMachine(sfn, name);
  if (stateMachineArn === undefined) throw new OperatorMistake(message('mistake/no-reconciliation', { env, name }));
  const [, , , , account = ''] = stateMachineArn.split(':');
  return { stateMachineArn, names: reconciliationNames(environment, account) };
};

export const unknownJob = (jobId: string, env: string, cause?: unknown): OperatorMistake =>
  new OperatorMistake(message('mistake/no-job-env', { env, job: jobId }), {
    code: 'JOB_UNKNOWN',
    cause,
  });
