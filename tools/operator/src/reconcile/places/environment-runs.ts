import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type ReconciliationRequest, requestFile } from '@siesa-integration/reconciliation-stages';
import { executionAddress, jobPlace } from '@siesa-integration/workflow-contract';
import { type AwsConnections, connectAws } from '../../hosts/aws-connections.ts';
import { differenceOf } from '../diff-jobs.ts';
import { type JobFindings, readFindings } from '../job-findings.ts';
import { jobIdPattern } from '../job-folder.ts';
import type { ReconciliationEnd } from '../run-reconciliation.ts';
import { environmentJobs } from './environment-jobs.ts';
import { findReconcilingEnvironment, type ReconcilingEnvironment, unknownJob } from './find-environment.ts';
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
  readonly onStarted: (execution: StartedExecution) => void;
}

/** Milliseconds between two looks at an execution. */
const pollMs = 1_000;

/** Sends the files to an environment and reconciles them there. It does not end before the execution has. */
export const startInEnvironment = (run: EnvironmentRun, files: FilesToSend): Promise<ReconciliationEnd> =>
  inEnvironment(run, 'run', ({ names, connections }) => sendFiles(connections.s3, names, files));

/** Starts a job of an environment again: it goes on after the last stage that has ended. */
export const resumeInEnvironment = (run: EnvironmentRun, jobId: string): Promise<ReconciliationEnd> =>
  inEnvironment(run, 'resume', async ({ names, connections }) => ({
    ...(await requestOf(connections, names.checkpointsBucket, { jobId, env: run.env })),
    job_id: jobId,
  }));

type Opened = ReconcilingEnvironment & { readonly connections: AwsConnections };

const inEnvironment = async (
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
      onStarted({ arn, address: executionAddress(arn) });
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
    findings: { ...found, ...reportsIn(names, found) },
    ...(supersedes !== undefined && {
      supersedes: { jobId: supersedes, ...(await differenceOf(jobs, supersedes, jobId)) },
    }),
  };
};

/** The addresses of what was downloaded, because the downloaded files are removed. */
const reportsIn = (
  names: ReconcilingEnvironment['names'],
  { jobId, csv, parquet }: JobFindings,
): Pick<JobFindings, 'csv' | 'parquet'> => {
  const addressOf = (file: string): string => {
    const { bucket, key } = jobPlace(jobId, `report/${file.split('/').at(-1) ?? file}`);
    return `s3://${names[`${bucket}Bucket`]}/${key}`;
  };
  return { csv: addressOf(csv), ...(parquet !== undefined && { parquet: addressOf(parquet) }) };
};

const requestOf = async (
  { s3 }: AwsConnections,
  Bucket: string,
  { jobId, env }: { readonly jobId: string; readonly env: string },
): Promise<ReconciliationRequest> => {
  if (!jobIdPattern.test(jobId)) throw unknownJob(jobId, env);
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: jobPlace(jobId, requestFile).key }));
    return JSON.parse((await Body?.transformToString()) ?? '') as ReconciliationRequest;
  } catch (error) {
    throw error instanceof Error && error.name === 'NoSuchKey' ? unknownJob(jobId, env, error) : error;
  }
};
