import { checkpointHandler, stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { composeReconciler } from './compose-reconciler.ts';

/** Writes down why a job ended, and frees its claim. Safe to repeat. */
export const handler = checkpointHandler(composeReconciler(process.env, stageNeeds.checkpoint));
