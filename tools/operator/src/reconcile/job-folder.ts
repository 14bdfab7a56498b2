import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type DuckDbEngine, openDuckDbEngine } from '@siesa-integration/duckdb-engine';
import type { RuleDocument } from '@siesa-integration/reconciliation';
import {
  cleanFiles,
  type Decision,
  decisionsFile,
  parseDecisions,
  readStage,
  type Reconciled,
  reconcileStage,
  requestFile,
} from '@siesa-integration/reconciliation-stages';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { readRules } from './source-file.ts';

/** Where files are that were written for jobs: jobs read them again when they are resumed. */
export const inputsFolder = (dir: string, clientId: string): string => join(jobsFolder(dir), 'inputs', clientId);

/** Where the jobs of a folder are. */
export const jobsFolder = (dir: string): string => join(resolve(dir), '.siesa-sync', 'reconciliations');

export const jobIdPattern = /^JOB-[\d-]+-[0-9a-f]{6}$/;

/** @throws OperatorMistake when the folder has no such job */
export const openedJobFolder = (dir: string, jobId: string): string => {
  const folder = join(jobsFolder(dir), jobId);
  if (!jobIdPattern.test(jobId) || !existsSync(folder))
    throw new OperatorMistake(message('mistake/no-job', { folder: dir, job: jobId }), {
      code: 'JOB_UNKNOWN',
    });
  return folder;
};

/** @throws OperatorMistake when the folder has no such job, or its verdicts are not there yet */
export const jobFolderOf = (dir: string, jobId: string): string => {
  const folder = openedJobFolder(dir, jobId);
  if (!existsSync(join(folder, 'reconcile', 'stage.json')))
    throw new OperatorMistake(message('mistake/no-verdicts', { job: jobId, folder: dir }), { code: 'JOB_UNFINISHED' });
  return folder;
};

/** @throws OperatorMistake when the clean rows of a job are not there, because an earlier release wrote them as text, or somebody removed them */
export const assertRows = (folder: string): void => {
  if (!Object.values(cleanFiles).every((file) => existsSync(join(folder, file))))
    throw new OperatorMistake(message('mistake/rows-gone', { job: basename(folder) }), { code: 'ROWS_GONE' });
};

/** What a job was started with. */
export interface JobRequest {
  readonly object_key: string;
  readonly base_key: string;
  readonly rules_key: string;
  readonly business_date: string;
  /** Of a job that compares a client's products. */
  readonly client_id?: string;
}

export const requestOfJob = async (folder: string): Promise<JobRequest> =>
  JSON.parse(await readFile(join(folder, requestFile), 'utf8')) as JobRequest;

/** What people had decided when a job was started. */
export const decisionsOfJob = async (folder: string): Promise<readonly Decision[]> =>
  parseDecisions(await readFile(join(folder, decisionsFile), 'utf8').catch(() => '[]')); // jobs of earlier releases have none

/** The rules that a job was reconciled by, whatever has become of the document that it was started with. */
export const rulesOfJob = async (folder: string): Promise<RuleDocument> => {
  const reconciled = await readStage<Partial<Pick<Reconciled, 'rules'>>>(folder, reconcileStage);
  return reconciled?.answer.rules ?? readRules((await requestOfJob(folder)).rules_key); // jobs of earlier releases have none
};

/** Opens the engine on a folder for questions, and closes it. */
export const withEngine = async <T>(folder: string, ask: (engine: DuckDbEngine) => Promise<T>): Promise<T> => {
  const engine = await openDuckDbEngine({ folder });
  try {
    return await ask(engine);
  } finally {
    engine.close();
  }
};

/** All rows of a short answer. */
export const rowsOf = async <Row>(engine: DuckDbEngine, name: string, sql: string): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for await (const batch of engine.rows({ name, sql })) found.push(...(batch as readonly Row[]));
  return found;
};
