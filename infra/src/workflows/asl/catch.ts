import type { Catcher } from './states.ts';

/**
 * Every error, to one state, beside the input that the failed state had.
 *
 * `States.ALL` must stand alone in its catcher and does not hold `States.DataLimitExceeded`, so that has one of its own.
 */
export const catchAll = (next: string, resultPath = '$.error'): readonly Catcher[] => [
  { ErrorEquals: ['States.DataLimitExceeded'], ResultPath: resultPath, Next: next },
  { ErrorEquals: ['States.ALL'], ResultPath: resultPath, Next: next },
];
