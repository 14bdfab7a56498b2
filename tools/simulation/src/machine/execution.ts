import type { DynamoValue, SummarizeAnswer } from '@siesa-integration/workflow-contract';
import type { SimProcess } from '../faults/sim-process.ts';

/** How an execution ended. */
export type ExecutionEnd = 'success' | 'failed' | 'skipped' | 'timed out';

/** One execution of the state machine. */
export interface Execution {
  readonly owner: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly process: SimProcess;
  readonly startedAt: number;
  readonly siesaIsEmpty: boolean;
  /** Absent while it runs, and when it was killed. */
  end?: ExecutionEnd;
  summary?: SummarizeAnswer;
  /** What it wrote to the history table when it ended. */
  readonly history: Readonly<Record<string, DynamoValue>>[];
  /** Of each item that Siesa returned to a completed attempt: when it was last modified. */
  readonly received: Map<string, number>;
}
