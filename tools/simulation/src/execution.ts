import type { DynamoValue, SummarizeAnswer } from '@siesa-integration/sync-pipeline';
import type { Actor } from './actor.ts';

/** How an execution ended; absent while it runs, and when it was killed. */
export type ExecutionEnd = 'success' | 'failed' | 'skipped' | 'timed out';

/** One execution of the state machine. */
export interface Execution {
  readonly owner: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly startedAt: number;
  readonly siesaIsEmpty: boolean;
  end?: ExecutionEnd;
  summary?: SummarizeAnswer;
  /** Terminal items that it wrote into the history. */
  readonly history: Readonly<Record<string, DynamoValue>>[];
  /** When each product was last modified, by what Siesa answered to attempts that came to their end. */
  readonly given: Map<string, number>;
}
