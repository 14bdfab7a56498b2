import { addSyncWorkflow } from './sync/sync-workflow.ts';
import type { AddWorkflow } from './deployed-workflow.ts';

/** Every workflow of the service: one folder and one line each. */
export const workflows: readonly AddWorkflow[] = [addSyncWorkflow];
