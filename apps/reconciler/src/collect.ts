import { collectHandler, stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { composeReconciler } from './compose-reconciler.ts';

/** Makes the verdicts of what the job on Spark has written. Safe to repeat: it answers what it has written. */
export const handler = collectHandler(composeReconciler(process.env, stageNeeds.collect));
