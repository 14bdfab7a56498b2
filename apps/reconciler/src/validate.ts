import { validateHandler, stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { composeReconciler } from './compose-reconciler.ts';

/** Reads both files. Safe to repeat: it answers what it has written. */
export const handler = validateHandler(composeReconciler(process.env, stageNeeds.validate));
