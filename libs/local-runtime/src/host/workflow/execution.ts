/** One thing that happened in an execution. */
export interface ExecutionEvent {
  readonly kind: 'entered' | 'exited' | 'failed' | 'retried' | 'caught';
  /** The state's name, for example `LoadToProduct`; also of states inside the Map. */
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Which item of the Map, from 0; absent outside of it. */
  readonly item?: number;
  /** The state's input, when it was entered. */
  readonly input?: unknown;
  /** The state's output, when it exited: pointers and counts. */
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
  /** The last state that was entered, for example `SyncSkipped`. */
  readonly endState: string;
}

/** A started execution: its events as they happen, and its result. */
export interface LocalExecution {
  readonly arn: string;
  /** From the first event on, for one reader. */
  readonly events: AsyncIterable<ExecutionEvent>;
  readonly result: Promise<ExecutionResult>;
}
