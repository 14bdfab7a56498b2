export { openReconciliations, type Reconciliations, type ReconciliationsOptions } from './open-reconciliations.ts';
