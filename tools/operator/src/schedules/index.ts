export { nextRuns, nextRunsInWords, type NextRuns } from './next-runs.ts';
