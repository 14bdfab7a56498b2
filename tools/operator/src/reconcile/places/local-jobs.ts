import { openReconciliations, type Reconciliations } from '@siesa-integration/local-runtime/reconciliation';
import { jobFolderOf } from '../job-folder.ts';
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
    folderOf: (jobId) => Promise.resolve().then(() => jobFolderOf(dir, jobId)),
    decisions: { add: (rules, decision) => withDatabase((host) => host.decisions.add(rules, decision)) },
    history: { after: (rules, day) => withDatabase((host) => host.history.after(rules, day)) },
    again: ({ object_key: file, base_key: base, rules_key: rules, business_date: day }) =>
      `siesa-sync reconcile run ${file} --rules ${rules} --against ${base} --day ${day} --local ${dir}`,
    close: () => Promise.resolve(),
  };
};
