import { createHash } from 'node:crypto';
import { SyncTimedOut } from '../errors.ts';
import { type RunKeys, runKeys } from './run-keys.ts';

/** One sync of one client: the same for each of its invocations, also when one is repeated. */
export interface Run {
  readonly clientId: string;
  readonly syncId: string;
  /** The execution that holds the lease. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly keys: RunKeys;
}

/** The fields of every stage's input that identify its run. */
export interface RunRequest {
  readonly owner: string;
  readonly started_at: string;
  readonly request: { readonly client_id: string };
}

/** The run that a stage's input belongs to. */
export const runOf = ({ owner, started_at, request }: RunRequest): Run => {
  const id = syncId(owner, started_at);
  return {
    clientId: request.client_id,
    syncId: id,
    owner,
    startedAt: Date.parse(started_at),
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

/** An execution's own timeout (2 h) cannot be caught, so stages end the run before it. */
export const longestRunMs = 110 * 60_000;

/** @throws {@link SyncTimedOut} from 1 h 50 min after the run began. */
export const refuseLate = (run: Run, now: number): void => {
  if (now - run.startedAt >= longestRunMs) throw new SyncTimedOut(run.clientId, run.syncId);
};
