import { join, resolve } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { LocalExecution } from '@siesa-integration/local-runtime/workflow';
import { reconciliationNames } from '@siesa-integration/workflow-contract';
import { createCallRecorder } from '../stand-ins/call-recorder.ts';
import type { DeployedFunction, DeployedWorkflow } from '../template/deployment.ts';
import { localAccount } from '../template/local-account.ts';
import { emulatedEnvironment, readDeployment, reconciliationTemplate } from '../template/read-template.ts';
import type { EmulatedHost, EmulatedHostOptions } from './emulated-host.ts';
import { runDeployment } from './run-deployment.ts';
import { startStandIns } from './start-stand-ins.ts';

/** What reconciles uploaded files, on this machine over one folder. */
export interface EmulatedReconciliations
  extends Pick<EmulatedHost, 'endpoints' | 'clients' | 'alerts' | 'awsCalls' | 'close'> {
  /** Its buckets and tables. */
  readonly names: ReturnType<typeof reconciliationNames>;
  /** Puts an object into the ingress bucket. It starts nothing. */
  readonly put: (key: string, body: string) => Promise<void>;
  /** Starts the workflow: with the key of a file, as EventBridge does, or with a whole request. */
  readonly start: (input: unknown) => LocalExecution;
}

export interface EmulatedReconciliationsOptions
  extends Pick<EmulatedHostOptions, 'template' | 'recordAwsCalls' | 'retries' | 'onLog'> {
  /** Replaces functions, so that a stage fails as it is told. @defaultValue the deployed ones */
  readonly functions?: (deployed: DeployedFunction) => DeployedFunction;
  /** Replaces the workflow, for example by one whose job on Glue takes files of any size. @defaultValue the deployed one */
  readonly workflows?: (deployed: DeployedWorkflow) => DeployedWorkflow;
}

/**
 * Runs the synthesized workflow that reconciles and its built bundles against stand-ins. What they write is below `DIR/.siesa-sync/emulated-reconciliations`.
 *
 * @throws LocalHostError when the folder or the build cannot be used
 *
 * @example
 * const host = await openEmulatedReconciliations('./books');
 * await host.put('bases/supplier-orders.csv', base);
 * await host.put('files/supplier-orders/2026-02-16.csv', file);
 * const { status } = await host.start({ object_key: 'files/supplier-orders/2026-02-16.csv' }).result;
 * await host.close();
 */
export const openEmulatedReconciliations = async (
  dir: string,
  {
    template = reconciliationTemplate(),
    functions = (deployed) => deployed,
    workflows = (deployed) => deployed,
    recordAwsCalls,
    retries,
    onLog,
  }: EmulatedReconciliationsOptions = {},
): Promise<EmulatedReconciliations> => {
  const folder = resolve(dir);
  const state = join(folder, '.siesa-sync', 'emulated-reconciliations');
  const read = await readDeployment(template);
  const deployment = { ...read, functions: read.functions.map(functions), workflows: read.workflows.map(workflows) };
  const recorder = createCallRecorder();
  const standIns = await startStandIns(deployment, { folder, state, ...(recordAwsCalls && { recorder }) });
  try {
    const names = reconciliationNames(emulatedEnvironment, localAccount.accountId);
    const {
      clients,
      alerts,
      close,
      start: startNamed,
    } = runDeployment(deployment, standIns, { ...(retries && { retries }), ...(onLog && { onLog }) });
    const start = (input: unknown): LocalExecution => startNamed(input, names.stateMachine);
    const put = async (key: string, body: string): Promise<void> => {
      await clients.s3.send(new PutObjectCommand({ Bucket: names.ingressBucket, Key: key, Body: body }));
    };
    return {
      names,
      endpoints: standIns.endpoints,
      clients,
      alerts,
      awsCalls: recorder.calls,
      put,
      start,
      close,
    };
  } catch (error) {
    await standIns.close();
    throw error;
  }
};
