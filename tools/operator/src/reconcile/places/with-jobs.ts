import { asMistake } from '../../hosts/as-mistake.ts';
import type { Jobs, JobsPlace } from './job-place.ts';
import { localJobs } from './local-jobs.ts';

/** Opens the jobs of a place, passes them to `use`, and closes them in any case. What AWS needs is loaded for an environment only. */
export const withJobs = async <T>(place: JobsPlace, use: (jobs: Jobs) => Promise<T>): Promise<T> => {
  if ('dir' in place) return use(localJobs(place.dir));
  try {
    const { openEnvironmentJobs } = await import('./environment-jobs.ts');
    const jobs = await openEnvironmentJobs(place.env);
    try {
      return await use(jobs);
    } finally {
      await jobs.close();
    }
  } catch (error) {
    throw asMistake(error);
  }
};
