export { describeJobPorts } from './ports/describe-job-ports.ts';
export { openHardDay } from './hard-day.ts';
export { openJob } from './open-job.ts';
