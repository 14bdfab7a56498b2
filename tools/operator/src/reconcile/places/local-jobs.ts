import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openReconciliations, type Reconciliations } from '@siesa-integration/local-runtime/reconciliation';
import { reportStage } from '@siesa-integration/reconciliation-stages';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import { readFindings } from '../job-findings.ts';
import { jobFolderOf, jobIdPattern, jobsFolder, openedJobFolder } from '../job-folder.ts';
import { jobFrom, pageOfJobs, type ReadJobFile, reportName } from '../jobs.ts';
import type { Jobs } from './job-place.ts';

/** The jobs of a folder of this machine. Its database is opened for what needs it only: most questions are about files. */
export const localJobs = (dir: string): Jobs => {
  const withDatabase = async <T>(use: (host: Reconciliations) => Promise<T>): Promise<T> => {
    const host = await openReconciliations(dir);
    try {
      return await use(host);
    } finally {
      host.close();
    }
  };
  return {
    list: async (range) => {
      const names = await readdir(jobsFolder(dir)).catch(() => []);
      const ids = names.filter((name) => jobIdPattern.test(name));
      return pageOfJobs(ids, range, (jobId) => jobFrom(jobId, reading(openedJobFolder(dir, jobId))));
    },
    read: async (jobId) => {
      const folder = openedJobFolder(dir, jobId);
      const job = await jobFrom(jobId, reading(folder));
      if (!job)
        throw new OperatorMistake(message('mistake/job-unreadable', { job: jobId }), { code: 'JOB_UNREADABLE' });
      return { job, ...(job.breaks !== undefined && { findings: await readFindings(folder, jobId) }) };
    },
    breaks: async (jobId) => {
      const folder = openedJobFolder(dir, jobId);
      const name = await reportName(reading(folder));
      return name === undefined ? undefined : { name, body: createReadStream(join(folder, reportStage, name)) };
    },
    folderOf: (jobId) => Promise.resolve().then(() => jobFolderOf(dir, jobId)),
    decisions: { add: (rules, decision) => withDatabase((host) => host.decisions.add(rules, decision)) },
    history: { after: (rules, day) => withDatabase((host) => host.history.after(rules, day)) },
    again: ({ object_key: file, base_key: base, rules_key: rules, business_date: day }) =>
      `siesa-sync reconcile run ${file} --rules ${rules} --against ${base} --day ${day} --local ${dir}`,
    close: () => Promise.resolve(),
  };
};

const reading =
  (folder: string): ReadJobFile =>
  (path) =>
    readFile(join(folder, path), 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
