import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointRequest } from '../job/messages.ts';
import type { ReconcilerPorts } from '../job/ports.ts';
import { readStage, reconcileStage, writeWhole } from '../job/stage-folder.ts';
import { reportStage } from './prepare-report.ts';
import { validateStage } from '../job/clean-files.ts';
import { badRowsFile } from './validate-csv.ts';

export interface CheckpointAnswer {
  readonly job_id: string;
  readonly subject: string;
  readonly message: string;
  readonly alert: string;
  readonly error: { readonly Error: string; readonly message: string };
}

/** Before the first stage has named the job. */
const unnamed = '#unnamed';
const sampleRows = 5;

/** Writes down why a job ended, what it has and how it goes on; frees its claim; and words the notice. What stages wrote is the checkpoint itself. */
export const saveCheckpoint = async (event: CheckpointRequest, ports: ReconcilerPorts): Promise<CheckpointAnswer> => {
  const found = event.error ?? event.validation?.error ?? { Error: 'Unknown', Cause: '' };
  const error = { Error: found.Error, message: causeOf(found.Cause ?? '') };
  const { job_id: jobId, file_id: fileId } = event;
  const stages: string[] = [];
  let sample: readonly string[] = [];
  if (jobId !== undefined && fileId !== undefined) {
    const folder = await ports.jobFolder(jobId);
    for (const stage of [validateStage, reconcileStage, reportStage])
      if (await readStage(folder, stage)) stages.push(stage);
    sample = await badRowsOf(folder);
    const checkpoint = { job_id: jobId, error, stages, resume: ports.resumeCommand(jobId) };
    await writeWhole(join(folder, 'checkpoint.json'), `${JSON.stringify(checkpoint, null, 2)}\n`);
    await ports.keepJob(jobId);
    await ports.claims.settle(fileId, event.owner, 'failed');
  }
  return {
    job_id: jobId ?? unnamed,
    error,
    alert: 'failed',
    subject: `Reconciliation ${jobId ?? 'without a job'} failed: ${error.Error}`,
    message: JSON.stringify({
      job_id: jobId ?? unnamed,
      timestamp: new Date(ports.now()).toISOString(),
      motivo: `${error.Error}: ${error.message}`,
      amostra: sample,
      link_para_logs: ports.logsOf(event.owner),
      severidade: 'CRITICAL',
      acao_requerida: jobId === undefined ? error.message : ports.resumeCommand(jobId),
    }),
  };
};

/** What Lambda and Glue put into `Cause`, as JSON. */
interface ServiceCause {
  readonly errorMessage?: string;
  readonly JobName?: string;
  readonly Id?: string;
  readonly JobRunState?: string;
}

/** A local host puts the message there. Glue's own one is left out, because Spark's errors may quote rows. */
const causeOf = (cause: string): string => {
  try {
    const { errorMessage, JobName: job, Id: id, JobRunState: state } = JSON.parse(cause) as ServiceCause;
    if (errorMessage !== undefined) return errorMessage;
    return job === undefined
      ? cause
      : `The run ${String(id)} of the Glue job ${job} ended as ${String(state)}. The job's log group has the reason.`;
  } catch {
    return cause;
  }
};

/** Lines of the list of bad rows, one for each row: names are masked there. */
const badRowsOf = async (folder: string): Promise<readonly string[]> => {
  const text = await readFile(join(folder, validateStage, badRowsFile), 'utf8').catch(() => '');
  const lines = text.split('\n').slice(1, -1);
  const byRow = Map.groupBy(lines, (line) => line.split(';', 2).join(';'));
  return [...byRow.values()].flatMap(([first]) => first ?? []).slice(0, sampleRows);
};
