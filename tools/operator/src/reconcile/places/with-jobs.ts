import { asMistake } from '../../hosts/as-mistake.ts';
import type { BreaksFile } from '../jobs.ts';
import type { Jobs, JobsPlace } from './job-place.ts';
import { localJobs } from './local-jobs.ts';

/** Opens the jobs of a place, passes them to `use`, and closes them in any case. What AWS needs is loaded for an environment only. */
export const withJobs = async <T>(place: JobsPlace, use: (jobs: Jobs) => Promise<T>): Promise<T> => {
  const jobs = await openJobs(place);
  try {
    return await use(jobs).catch(throwAsMistake);
  } finally {
    await jobs.close();
  }
};

/** The breaks of a job as a stream. The jobs of the place stay open until it has ended. */
export const openBreaks = async (place: JobsPlace, jobId: string): Promise<BreaksFile | undefined> => {
  const jobs = await openJobs(place);
  let file: BreaksFile | undefined;
  try {
    file = await jobs.breaks(jobId).catch(throwAsMistake);
    file?.body.once('close', () => void jobs.close());
    return file;
  } finally {
    if (!file) await jobs.close();
  }
};

const openJobs = async (place: JobsPlace): Promise<Jobs> => {
  if ('dir' in place) return localJobs(place.dir);
  const { openEnvironmentJobs } = await import('./environment-jobs.ts');
  return openEnvironmentJobs(place.env).catch(throwAsMistake);
};

const throwAsMistake = (error: unknown): never => {
  throw asMistake(error);
};
