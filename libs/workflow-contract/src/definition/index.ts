export type { StateMachineDefinition } from './asl/states.ts';
export type { FunctionResource } from './asl/tasks.ts';
export { syncDefinition } from './sync/sync-definition.ts';
export { stageTimeoutMinutes } from './sync/sync-resources.ts';
export { glueTimeoutSeconds } from './reconciliation/glue-states.ts';
export {
  reconciliationDefinition,
  reconciliationTimeoutSeconds,
  reconciliationWholeSeconds,
  type ReconciliationResources,
} from './reconciliation/reconciliation-definition.ts';
