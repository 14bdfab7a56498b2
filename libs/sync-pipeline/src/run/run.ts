import { createHash } from 'node:crypto';
import type { RunExecution } from '@siesa-integration/workflow-contract';
import { type RunKeys, runKeys } from './run-keys.ts';

/** One sync of one client: the same for each of its invocations, also when one is repeated. */
export interface Run {
  readonly clientId: string;
  readonly syncId: string;
  /** The run's first execution, which took the lease. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The execution that the invocation belongs to. */
  readonly execution: ExecutionTime;
  readonly keys: RunKeys;
}

/** One execution of a run, and how long it may take. */
export interface ExecutionTime {
  /** From 1. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly limitMs: number;
  /** Its definition has the state that starts a successor. */
  readonly canHandOver: boolean;
}

/** The fields of every stage's input that identify its run. */
export interface RunRequest {
  readonly owner: string;
  readonly started_at: string;
  readonly execution?: RunExecution | undefined;
  readonly request: { readonly client_id: string };
}

/** Of an execution whose input does not state it. */
const usualSeconds = 2 * 60 * 60;

/**
 * The run that a stage's input belongs to. Without `execution` it is the run's only one: of a definition that knew no successors and that a deployment has
 * replaced meanwhile, or invoked by hand.
 */
export const runOf = ({ owner, started_at, execution, request }: RunRequest): Run => {
  const id = syncId(owner, started_at);
  const {
    number,
    started_at: began,
    limit_seconds,
  } = execution ?? { number: 1, started_at, limit_seconds: usualSeconds };
  return {
    clientId: request.client_id,
    syncId: id,
    owner,
    startedAt: Date.parse(started_at),
    execution: {
      number,
      startedAt: Date.parse(began),
      limitMs: limit_seconds * 1000,
      canHandOver: execution !== undefined,
    },
    keys: runKeys(request.client_id, id),
  };
};

/**
 * The id of a run: a retried attempt of the same execution finds the same one.
 *
 * @example
 * syncId('arn:aws:states:…:execution:…', '2025-01-15T10:00:00Z'); // 'sync-20250115-100000-7f3a'
 */
export const syncId = (owner: string, startedAt: string): string => {
  const [day = '', time = ''] = new Date(startedAt).toISOString().split('T');
  const digest = createHash('sha256').update(owner).digest('hex').slice(0, 4);
  return `sync-${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${digest}`;
};
