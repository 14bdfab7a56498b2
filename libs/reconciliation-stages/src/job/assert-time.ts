import { DeadlinePassed } from '@siesa-integration/duckdb-engine';

/** @throws DeadlinePassed once the invocation must end */
export const assertTime = (signal: AbortSignal, step: string): void => {
  if (signal.aborted) throw new DeadlinePassed(step);
};
