/** Where a reconciliation keeps its files. Each bucket has a lifetime of its own. */
export type JobBucketName = 'intermediate' | 'output' | 'checkpoints';

export interface JobPlace {
  readonly bucket: JobBucketName;
  readonly key: string;
}

/**
 * Where a file of a job's folder is: documents and records of stages are checkpoints, what `report` wrote and what stays open are output, all else is intermediate.
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
  if (openItemsPaths.has(path))
    return { bucket: 'output', key: `open-items/${jobId}/${path.slice('reconcile/'.length)}` };
  if (path.startsWith('report/')) return { bucket: 'output', key: `reports/${jobId}/${path.slice('report/'.length)}` };
  return { bucket: 'intermediate', key: `${jobId}/${path}` };
};

/** Where all files of a job are, and which part of its folder they are. */
export const jobPrefixes = (
  jobId: string,
): readonly { readonly bucket: JobBucketName; readonly prefix: string; readonly path: string }[] => [
  { bucket: 'checkpoints', prefix: `${jobId}/`, path: '' },
  { bucket: 'intermediate', prefix: `${jobId}/`, path: '' },
  { bucket: 'output', prefix: `open-items/${jobId}/`, path: 'reconcile' },
  { bucket: 'output', prefix: `reports/${jobId}/`, path: 'report' },
];

/** A later day takes over what is open, and people ask what has closed: both are kept as long as reports. */
const openItemsPaths: ReadonlySet<string> = new Set(['reconcile/open.parquet', 'reconcile/closed.parquet']);

/** Partitions of the table of divergences. */
export const divergencesPrefix = 'divergences/';

/** `JOB-20260216-061500-9f3a2c` → `2026-02-16`. */
const dayOf = (jobId: string): string => jobId.replace(/^JOB-(\d{4})(\d\d)(\d\d)-.*$/, '$1-$2-$3');
