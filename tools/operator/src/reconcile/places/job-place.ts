import type { DecisionLog, JobHistory } from '@siesa-integration/reconciliation-stages';
import type { JobRequest } from '../job-folder.ts';
import type { BreaksFile, JobDetail, JobList, JobRange } from '../jobs.ts';

/** The jobs of one place, as the commands and pages about jobs need them. */
export interface Jobs {
  readonly list: (range: JobRange) => Promise<JobList>;
  /** @throws OperatorMistake when there is no such job */
  readonly read: (jobId: string) => Promise<JobDetail>;
  /** `undefined` while the job has not ended. The stream is read before `close`. @throws OperatorMistake when there is no such job */
  readonly breaks: (jobId: string) => Promise<BreaksFile | undefined>;
  /**
   * A folder with what the stages of a job wrote. The folders of two jobs are in one folder.
   *
   * @throws OperatorMistake when there is no such job, or its verdicts are not there
   */
  readonly folderOf: (jobId: string) => Promise<string>;
  readonly decisions: Pick<DecisionLog, 'add'>;
  readonly history: Pick<JobHistory, 'after'>;
  /** The command that reconciles the files of a job again. */
  readonly again: (request: JobRequest) => string;
  readonly close: () => Promise<void>;
}

/** Where jobs are: a folder of this machine, or an AWS environment. */
export type JobsPlace = { readonly dir: string } | { readonly env: string };
