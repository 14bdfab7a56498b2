import { clientIdProblem } from '../../configuration/client-id.ts';
import { runOf, type Run } from '../../run/run.ts';
import type { FailureRequest, SyncType } from '../parse-requests.ts';

/** What can be known of a run whose input may be anything. */
export interface FailedRun {
  readonly run: Run;
  /** The input names a client, and the machine named the run: there may be a lease to give back. */
  readonly known: boolean;
  readonly syncType: SyncType;
}

/** A history item needs a key, whatever was asked for. */
const unknownClient = '#unknown';

/** The run that a failure belongs to. Pure. */
export const failedRunOf = ({ request, owner, started_at }: FailureRequest, now: number): FailedRun => {
  const fields = typeof request === 'object' && request !== null ? (request as Readonly<Record<string, unknown>>) : {};
  const id = fields['client_id'] ?? fields['tenantId'];
  const named = typeof id === 'string' && clientIdProblem(id) === undefined;
  const started = Number.isNaN(Date.parse(started_at)) ? new Date(now).toISOString() : started_at;
  return {
    run: runOf({ owner, started_at: started, request: { client_id: named ? id : unknownClient } }),
    known: named && owner !== '',
    syncType: fields['sync_type'] === 'initial' ? 'initial' : 'incremental',
  };
};
