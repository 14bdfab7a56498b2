import { reportHandler, stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { composeReconciler } from './compose-reconciler.ts';

/** Writes the report, and words the notice. Safe to repeat: it answers what it has written. */
export const handler = reportHandler(composeReconciler(process.env, stageNeeds.report));
