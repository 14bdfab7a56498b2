export { executionHistory, type ExecutionHistory } from './execution-history.ts';
