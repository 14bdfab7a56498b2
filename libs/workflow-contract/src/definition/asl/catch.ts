import type { Catcher } from './states.ts';

/**
 * Sends every error to one state, together with the failed state's input.
 *
 * `States.ALL` must be alone in its catcher and does not match `States.DataLimitExceeded`, which therefore has its own.
 */
export const catchAll = (next: string, resultPath = '$.error'): readonly Catcher[] => [
  { ErrorEquals: ['States.DataLimitExceeded'], ResultPath: resultPath, Next: next },
  { ErrorEquals: ['States.ALL'], ResultPath: resultPath, Next: next },
];
