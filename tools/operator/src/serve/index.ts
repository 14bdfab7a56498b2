export { alertJob } from '../alerts/alert-job.ts';
export type { PeriodicJob } from './periodic-jobs.ts';
export { type ServedFolder, serveFolder, type ServeOptions, type Serving } from './serve-folder.ts';
