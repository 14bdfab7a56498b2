import { reconcileHandler, stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { composeReconciler } from './compose-reconciler.ts';

/** Gives every row of both sides its verdict. Safe to repeat: it answers what it has written. */
export const handler = reconcileHandler(composeReconciler(process.env, stageNeeds.reconcile));
