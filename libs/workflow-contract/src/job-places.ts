/** Where a reconciliation keeps its files. Each bucket has a lifetime of its own. */
export type JobBucketName = 'intermediate' | 'output' | 'checkpoints';

export interface JobPlace {
  readonly bucket: JobBucketName;
  readonly key: string;
}

/**
 * Where a file of a job's folder is: documents and records of stages are checkpoints, what `report` wrote and what stays open are output, all else is intermediate.
 *
 * @param path - below the folder, such as `validate/file.parquet`
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

const uploadedFile = /^files\/([A-Za-z0-9][A-Za-z0-9_-]*)\/./;

/**
 * Where a feed has its files in the ingress bucket: each upload below `files/` starts a reconciliation with the feed's base and rules.
 *
 * Files are apart from bases and rules, because they alone expire.
 */
export const ingressKeys = {
  /** @example ingressKeys.file('acme', '2026-02-16.csv'); // 'files/acme/2026-02-16.csv' */
  file: (feed: string, name: string): string => `files/${feed}/${name}`,
  /** What files are compared with. */
  base: (feed: string): string => `bases/${feed}.csv`,
  /** The rule document. A feed without one must have the name of a bundled document. */
  rules: (feed: string): string => `rules/${feed}.json`,
  /** A file or a base that an operator sends with a request of their own: it starts nothing by itself, because its key does not end in `.csv`. */
  sent: (feed: string, side: 'file' | 'base', name: string): string => `files/${feed}/${side}/${name}.sent`,
  /** Rules that an operator sends. The same rules have the same key. */
  sentRules: (feed: string, sha256: string): string => `rules/${feed}/${sha256}.json`,
  /** The feed of a file; `undefined` when a key is not a file of a feed. */
  feedOf: (key: string): string | undefined => uploadedFile.exec(key)?.[1],
} as const;
