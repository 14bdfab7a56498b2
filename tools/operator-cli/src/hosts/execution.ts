import type { ExecutionEvent, LocalExecution, ExecutionResult as LocalResult } from '@siesa-integration/sandbox';

/** One thing that happened in an execution, wherever it runs. */
export type StateEvent = ExecutionEvent;

/** How an execution ended. */
export type ExecutionResult = Omit<LocalResult, 'endState'>;

/** A started execution: its events as they happen, and its end. */
export interface Execution extends Omit<LocalExecution, 'result'> {
  readonly result: Promise<ExecutionResult>;
}

/** The input of the state machine. */
export interface SyncRequest {
  readonly client_id: string;
  readonly sync_type: 'initial' | 'incremental';
  readonly accept_shrink?: boolean;
}
