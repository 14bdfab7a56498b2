/** Where a reconciliation keeps its files. Each bucket has a lifetime of its own. */
export type JobBucketName = 'intermediate' | 'output' | 'checkpoints';

export interface JobPlace {
  readonly bucket: JobBucketName;
  readonly key: string;
}

/**
 * Where a file of a job's folder is: documents and records of stages are checkpoints, what `report` wrote is output, all else is intermediate.
 *
 * @param path - below the folder, such as `validate/file.clean`
 *
 * @example
 * jobPlace('JOB-20260216-061500-9f3a2c', 'checkpoint.json'); // { bucket: 'checkpoints', key: 'JOB-20260216-061500-9f3a2c/checkpoint.json' }
 */
export const jobPlace = (jobId: string, path: string): JobPlace => {
  if (path.endsWith('.json')) return { bucket: 'checkpoints', key: `${jobId}/${path}` };
  if (path.endsWith('.parquet') && path.startsWith('report/'))
    return {
      bucket: 'output',
      key: `${divergencesPrefix}run_date=${dayOf(jobId)}/job_id=${jobId}/${path.slice('report/'.length)}`,
    };
  if (path.startsWith('report/')) return { bucket: 'output', key: `reports/${jobId}/${path.slice('report/'.length)}` };
  return { bucket: 'intermediate', key: `${jobId}/${path}` };
};

/** Partitions of the table of divergences. */
export const divergencesPrefix = 'divergences/';

/** `JOB-20260216-061500-9f3a2c` → `2026-02-16`. */
const dayOf = (jobId: string): string => jobId.replace(/^JOB-(\d{4})(\d\d)(\d\d)-.*$/, '$1-$2-$3');
