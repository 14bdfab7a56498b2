import type { StartMessage, StateEvent, SyncType } from '@siesa-integration/workflow-contract';

/** How an execution ended. */
export interface ExecutionResult {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

/** A started execution: its events as they happen, and its end. */
export interface Execution {
  readonly arn: string;
  /** From the first event on, for one reader. */
  readonly events: AsyncIterable<StateEvent>;
  readonly result: Promise<ExecutionResult>;
}

/** A sync that began and never ended: its process, or the one that held the folder, was killed. The history has no line of it. */
export interface InterruptedExecution {
  readonly execution: string;
  readonly client_id: string;
  /** ISO 8601. */
  readonly began: string;
  /** The state in which it was cut off. */
  readonly state: string;
}

/** The input of the state machine: a start message that names its type. */
export type SyncRequest = StartMessage & { readonly sync_type: SyncType };
