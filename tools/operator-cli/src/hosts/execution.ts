/** One thing that happened in an execution, wherever it runs. */
export interface StateEvent {
  readonly kind: 'entered' | 'exited' | 'failed' | 'retried' | 'caught';
  /** The state's name, for example `LoadToProduct`; children of the Map included. */
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Which item of the Map, from 0; absent outside of it. */
  readonly item?: number;
  /** What the state was given, when it was entered. */
  readonly input?: unknown;
  /** What the state handed on, when it exited: pointers and counts. */
  readonly output?: unknown;
  /** The error's name, when it failed. */
  readonly error?: string;
  readonly cause?: string;
}

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
  readonly events: AsyncIterable<StateEvent>;
  readonly result: Promise<ExecutionResult>;
}

/** The input of the state machine. */
export interface SyncRequest {
  readonly client_id: string;
  readonly sync_type: 'initial' | 'incremental';
  readonly accept_shrink?: boolean;
}
