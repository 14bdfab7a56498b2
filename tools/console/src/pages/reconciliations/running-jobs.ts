import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorMistake, type ReconciliationEnd } from '@siesa-integration/operator';

/** A reconciliation that this console started and that has not ended well. */
export interface StartedJob {
  /** What it reconciles, for people. */
  readonly name: string;
  /** Why it failed; absent while it runs. */
  readonly failure?: { readonly error: string; readonly cause: string };
}

/** The reconciliations that a console has started. */
export interface RunningJobs {
  /** Newest first: those that run, and the last that failed. */
  readonly list: () => readonly StartedJob[];
  /**
   * Starts one. It goes on when the page is closed.
   *
   * @returns how it ended when it is quick, so that the page of the job can be opened at once; `undefined` when it takes longer
   *
   * @throws OperatorMistake when it could not begin, and this is known at once
   */
  readonly start: (name: string, run: () => Promise<ReconciliationEnd>) => Promise<ReconciliationEnd | undefined>;
}

const quickMs = 3_000;
const mostKept = 10;

export const createRunningJobs = (): RunningJobs => {
  let started: readonly StartedJob[] = [];
  return {
    list: () => started,
    start: async (name, run) => {
      const job: StartedJob = { name };
      started = [job, ...started].slice(0, mostKept);
      const replace = (...by: readonly StartedJob[]): void => {
        started = started.flatMap((each) => (each === job ? by : [each]));
      };
      let isLate = false;
      const settled = run().then(
        (end) => {
          if (end.status === 'failed') replace({ name, failure: { error: end.error, cause: end.cause } });
          else replace();
          return { end };
        },
        (thrown: unknown) => {
          const error = thrown instanceof Error ? thrown : new Error(String(thrown));
          if (error instanceof OperatorMistake && !isLate) replace();
          else replace({ name, failure: { error: error.name, cause: error.message } });
          return { thrown };
        },
      );
      const quick = await Promise.race([settled, sleep(quickMs)]);
      isLate = true;
      if (quick && 'thrown' in quick) throw quick.thrown;
      return quick?.end;
    },
  };
};
