import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type ReconciliationRequest, requestFile } from '@siesa-integration/reconciliation-stages';
import { executionAddress } from '@siesa-integration/workflow-contract';
import { type AwsConnections, connectAws } from '../../hosts/aws-connections.ts';
import { differenceOf } from '../diff-jobs.ts';
import { readFindings } from '../job-findings.ts';
import type { ReconciliationEnd } from '../run-reconciliation.ts';
import { environmentJobs, withAddresses } from './environment-jobs.ts';
import { findReconcilingEnvironment, type ReconcilingEnvironment, unknownJob } from './find-environment.ts';
import { createJobObjects } from './job-objects.ts';
import type { Jobs } from './job-place.ts';
import { type FilesToSend, sendFiles } from './send-files.ts';

/** An execution that an operator follows. */
export interface StartedExecution {
  readonly arn: string;
  /** Of the AWS console. */
  readonly address: string;
}

export interface EnvironmentRun {
  readonly env: string;
  readonly onStarted?: (execution: StartedExecution) => void;
}

/** Milliseconds between two looks at an execution. */
const pollMs = 1_000;

/** Sends the files to an environment and reconciles them there. It does not end before the execution has. */
export const startInEnvironment = (run: EnvironmentRun, files: FilesToSend): Promise<ReconciliationEnd> =>
  inEnvironment(run, 'run', ({ names, connections }) => sendFiles(connections.s3, names, files));

/** Starts a job of an environment again: it goes on after the last stage that has ended. */
export const resumeInEnvironment = (run: EnvironmentRun, jobId: string): Promise<ReconciliationEnd> =>
  inEnvironment(run, 'resume', async (opened) => ({ ...(await requestOf(opened, run.env, jobId)), job_id: jobId }));

/** Reconciles the files of a job again, in the versions that it had, so that what people have decided since takes effect. */
export const againInEnvironment = (run: EnvironmentRun, jobId: string): Promise<ReconciliationEnd> =>
  inEnvironment(run, 'run', async (opened) => ({
    ...(await requestOf(opened, run.env, jobId)),
    job_id: undefined, // of a job that was resumed: what people have decided since makes another one
  }));

type Opened = ReconcilingEnvironment & { readonly connections: AwsConnections };

/** Starts what `requestIn` answers and follows it to its end. */
export const inEnvironment = async (
  { env, onStarted }: EnvironmentRun,
  verb: 'run' | 'resume',
  requestIn: (opened: Opened) => Promise<ReconciliationRequest>,
): Promise<ReconciliationEnd> => {
  const sfn = new SFNClient();
  try {
    const found = await findReconcilingEnvironment(sfn, env);
    const connections = connectAws();
    const jobs = await environmentJobs(connections, found.names, env);
    try {
      const arn = await start(sfn, found.stateMachineArn, verb, await requestIn({ ...found, connections }));
      onStarted?.({ arn, address: executionAddress(arn) });
      const ended = await endOf(sfn, arn);
      return 'error' in ended ? { status: 'failed', ...ended } : await endOfJob(jobs, found, ended);
    } finally {
      await jobs.close();
    }
  } finally {
    sfn.destroy();
  }
};

const start = async (
  sfn: SFNClient,
  stateMachineArn: string,
  verb: string,
  request: ReconciliationRequest,
): Promise<string> => {
  const name = `${verb}-${new Date().toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}-${Math.random().toString(16).slice(2, 8)}`;
  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(request) }),
  );
  return executionArn;
};

/** What a reconciliation that succeeded says of itself. */
interface Output {
  readonly job_id: string;
  /** `false`: another execution reconciles these files, or has. */
  readonly is_new: boolean;
  readonly supersedes?: string;
}

const endOf = async (
  sfn: SFNClient,
  executionArn: string,
): Promise<Output | { readonly error: string; readonly cause: string }> => {
  for (;;) {
    const { status, output, error, cause = '' } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'SUCCEEDED') return JSON.parse(output ?? '{}') as Output;
    if (status !== 'RUNNING' && status !== 'PENDING_REDRIVE') return { error: error ?? status ?? 'Unknown', cause };
    await sleep(pollMs);
  }
};

const endOfJob = async (
  jobs: Jobs,
  { names }: ReconcilingEnvironment,
  { job_id: jobId, is_new: isNew, supersedes }: Output,
): Promise<ReconciliationEnd> => {
  const found = await readFindings(await jobs.folderOf(jobId), jobId);
  return {
    status: isNew ? 'reconciled' : 'known',
    jobId,
    findings: withAddresses(found, names),
    ...(supersedes !== undefined && {
      supersedes: { jobId: supersedes, ...(await differenceOf(jobs, supersedes, jobId)) },
    }),
  };
};

const requestOf = async (
  { names, connections }: Opened,
  env: string,
  jobId: string,
): Promise<ReconciliationRequest> => {
  const text = await createJobObjects(connections.s3, names).document(jobId, requestFile);
  if (text === undefined) throw unknownJob(jobId, env);
  return JSON.parse(text) as ReconciliationRequest;
};
