import type { Log } from '@siesa-integration/sync-pipeline';

/** Work that is repeated while a folder is served. */
export interface PeriodicJob {
  /** For the log. */
  readonly name: string;
  /** From the end of one run to the start of the next, in milliseconds. The first run is at once. */
  readonly everyMs: number;
  /** An error is logged; the next run is as usual. */
  readonly run: () => Promise<void>;
}

export interface PeriodicJobsOptions {
  /** Ends early, without an error, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** Repeats each job until the signal is aborted, and waits for those that run then. */
export const runPeriodicJobs = async (
  jobs: readonly PeriodicJob[],
  { sleep, log }: PeriodicJobsOptions,
  signal: AbortSignal,
): Promise<void> => {
  await Promise.all(
    jobs.map(async ({ name, everyMs, run }) => {
      while (!signal.aborted) {
        await run().catch((error: unknown) => {
          log.error(`The job '${name}' failed; it will run again`, {
            error: error instanceof Error ? error.message : String(error),
          });
        });
        await sleep(everyMs, signal);
      }
    }),
  );
};
