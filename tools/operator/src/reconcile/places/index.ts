export { writeDecision } from '../decide/decide-rows.ts';
export { compareJobs } from '../diff-jobs.ts';
export { readRow } from '../explain-row.ts';
export { openBreaks, withJobs } from './with-jobs.ts';
