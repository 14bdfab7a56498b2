export { alertJob } from '../alerts/alert-job.ts';
export { inboxJob } from '../reconcile/inbox/create-inbox.ts';
export type { PeriodicJob } from './periodic-jobs.ts';
export { type ServedFolder, serveFolder, type ServeOptions, type Serving } from './serve-folder.ts';
