import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openFile, openRules, type RuleDocument, type SourceFile } from '@siesa-integration/reconciliation';
import {
  type DecisionLog,
  type JobHistory,
  ReconciliationInputInvalid,
  type ReconcilerPorts,
  type ReconciliationRequest,
  requestFile,
} from '@siesa-integration/reconciliation-stages';
import * as v from 'valibot';
import { openDatabase } from '../database/open-database.ts';
import type { AlertSink } from '../host/embedded-ports.ts';
import { executionName, openHost } from '../host/process/execution-name.ts';
import { LocalHostError } from '../host/local-host-error.ts';
import type { LocalExecution } from '../host/workflow/execution.ts';
import { refuseUnknown } from '../host/workflow/refuse-unknown.ts';
import { type RunningWorkflow, runWorkflow } from '../host/workflow/run-workflow.ts';
import { type ServiceTask, taskHandlers } from '../host/workflow/task-handlers.ts';
import { type AlertOutbox, createAlertOutbox } from '../stores/alert-outbox.ts';
import { stateFolder } from '../stores/open-local-stores.ts';
import { createDecisionLog } from './decision-log.ts';
import { createJobHistory } from './job-history.ts';
import { createFileClaims, reconciliationMigrations } from './file-claims.ts';
import { embeddedReconciliation, invokeReconciliation } from './run-reconciliation-stages.ts';

/** The reconciliations of one folder. */
export interface Reconciliations {
  /** Starts one. A file that was reconciled before with the same base and rules ends at once, with the id of its job. */
  readonly start: (request: ReconciliationRequest) => LocalExecution;
  /** Starts a job again: it goes on after the last stage that has ended. @throws LocalHostError `JOB_UNKNOWN` */
  readonly resume: (jobId: string) => Promise<LocalExecution>;
  /** Where the stages of a job write. */
  readonly jobFolder: (jobId: string) => string;
  readonly alerts: AlertOutbox;
  readonly decisions: DecisionLog;
  readonly history: JobHistory;
  /** Aborts what runs, and closes the database. Stages stop at their next step. */
  readonly close: () => void;
}

/** Where the notices of reconciliations go. */
export type ReconciliationAlerts = AlertSink;

export interface ReconciliationsOptions {
  /** Gets the notices too, so that they are delivered. @defaultValue they are kept and not delivered */
  readonly alerts?: ReconciliationAlerts | undefined;
  /** Replaces some of the ports, for tests. @defaultValue files, and the real clock */
  readonly ports?: (standard: ReconcilerPorts) => ReconcilerPorts;
  /** Seconds after which a state times out, by its name, for tests. @defaultValue those of the definition */
  readonly timeouts?: Readonly<Record<string, number>>;
}

/**
 * Opens the reconciliations of a folder: jobs are below `DIR/.siesa-sync/reconciliations`.
 *
 * Several processes may have a folder open: the same files are reconciled by one of them.
 *
 * @throws LocalHostError `FOLDER_MISSING`
 *
 * @example
 * const reconciliations = await openReconciliations('./books');
 * const { result } = reconciliations.start({ object_key: 'file.csv', base_key: 'base.csv', rules_key: 'supplier-orders' });
 * const { status } = await result;
 * reconciliations.close();
 */
export const openReconciliations = async (
  dir: string,
  { ports: replace = (standard) => standard, alerts: delivered, timeouts = {} }: ReconciliationsOptions = {},
): Promise<Reconciliations> => {
  const folder = resolve(dir);
  await assertFolder(folder);
  const jobs = join(stateFolder(folder), 'reconciliations');
  const database = await openDatabase(join(jobs, 'reconciliations.sqlite'), reconciliationMigrations);
  const alerts = createAlertOutbox(database, Date.now);
  const decisions = createDecisionLog(database);
  const history = createJobHistory(database);
  const jobFolder = (jobId: string): string => join(jobs, jobId);
  const ports = replace({
    claims: createFileClaims(database),
    decisions: decisions.list,
    history,
    openSource,
    openBeside: (key, suffix) => openFile(`${key}${suffix}`),
    readRules,
    jobFolder: async (jobId) => {
      await mkdir(jobFolder(jobId), { recursive: true });
      return jobFolder(jobId);
    },
    keepJob: () => Promise.resolve(), // the folder itself stays
    placeOf: (jobId, path) => join(jobFolder(jobId), path),
    logsOf: () => jobs, // this host logs nothing beside what stages write
    now: Date.now,
    resumeCommand: (jobId) => `siesa-sync reconcile resume ${jobId} --local ${dir}`,
  });

  refuseUnknown(embeddedReconciliation);
  const closing = new AbortController();
  const tasks = taskHandlers(embeddedReconciliation, {
    invoke: invokeReconciliation(ports, closing.signal),
    service: () => notice(delivered ? [alerts, delivered] : [alerts]),
  });
  const opened = openHost();
  const running = new Set<RunningWorkflow>();
  const start = (request: ReconciliationRequest): LocalExecution => {
    const execution = runWorkflow(embeddedReconciliation, request, {
      arn: `arn:local:states:::execution:reconciliation:${executionName(opened.id)}`,
      stateMachine: { name: 'reconciliation', arn: 'arn:local:states:::stateMachine:reconciliation' },
      tasks,
      timeouts,
    });
    running.add(execution);
    void execution.result.finally(() => running.delete(execution));
    return execution;
  };
  return {
    start,
    resume: async (jobId) => start({ ...(await requestOf(jobFolder(jobId), jobId)), job_id: jobId }),
    jobFolder,
    alerts,
    decisions,
    history,
    close: () => {
      closing.abort();
      for (const execution of running) execution.abort('The host was closed.');
      opened.close();
      database.close();
    },
  };
};

const published = v.object({ Subject: v.string(), Message: v.string() });

const notice =
  (sinks: readonly AlertSink[]): ServiceTask =>
  async (parameters) => {
    const { Subject: subject, Message: message } = v.parse(published, parameters);
    for (const sink of sinks) await sink.publish({ kind: 'begun', subject, message });
  };

const assertFolder = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new LocalHostError('FOLDER_MISSING', `There is no folder '${folder}'. Correct the path, or create it.`);
};

const requestOf = async (folder: string, jobId: string): Promise<ReconciliationRequest> => {
  try {
    return JSON.parse(await readFile(join(folder, requestFile), 'utf8')) as ReconciliationRequest;
  } catch (error) {
    throw new LocalHostError(
      'JOB_UNKNOWN',
      `This folder has no job '${jobId}'. Correct the id, or name the folder where the job was started.`,
      {
        cause: error,
      },
    );
  }
};

const openSource = async (key: string): Promise<SourceFile> => {
  const file = await openFile(key);
  if (!file) throw new ReconciliationInputInvalid(`there is no file '${key}'.`);
  return file;
};

const readRules = async (key: string): Promise<RuleDocument> => {
  const rules = await openRules(key);
  if (!rules) throw new ReconciliationInputInvalid(`there is no rule document '${key}'.`);
  return rules;
};
