import { planHandler, stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { composeReconciler } from './compose-reconciler.ts';

/** Writes what the job on Spark is to run. Safe to repeat. */
export const handler = planHandler(composeReconciler(process.env, stageNeeds.plan));
