import { claimHandler, stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { composeReconciler } from './compose-reconciler.ts';

/** Claims an uploaded file. Safe to repeat: its owner has the claim already. */
export const handler = claimHandler(composeReconciler(process.env, stageNeeds.claim));
