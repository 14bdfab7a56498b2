export { describeJobPorts } from './ports/describe-job-ports.ts';
