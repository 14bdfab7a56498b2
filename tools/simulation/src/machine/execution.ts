import type { DynamoValue, SummarizeAnswer } from '@siesa-integration/workflow-contract';
import type { SimProcess } from '../faults/sim-process.ts';

/** How an execution ended. */
export type ExecutionEnd = 'success' | 'failed' | 'skipped' | 'handed over' | 'timed out';

/** One execution of the state machine. */
export interface Execution {
  /** Its own name. */
  readonly id: string;
  /** The first execution of its run, which took the lease. */
  readonly owner: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly process: SimProcess;
  /** When its run began. */
  readonly startedAt: number;
  /** When it began itself. */
  readonly beganAt: number;
  readonly limitMs: number;
  readonly siesaIsEmpty: boolean;
  /** Absent while it runs, and when it was killed. */
  end?: ExecutionEnd;
  summary?: SummarizeAnswer;
  /** What it wrote to the history table when it ended. */
  readonly history: Readonly<Record<string, DynamoValue>>[];
  /** Of each item that Siesa returned to a completed attempt of its run: when it was last modified. */
  readonly received: Map<string, number>;
}
