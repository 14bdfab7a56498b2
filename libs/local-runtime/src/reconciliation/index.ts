export {
  openReconciliations,
  type ReconciliationAlerts,
  type Reconciliations,
  type ReconciliationsOptions,
} from './open-reconciliations.ts';
