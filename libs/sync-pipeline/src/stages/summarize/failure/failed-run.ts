import { isRecord } from '@siesa-integration/canonical-model';
import { clientIdProblem, type FailureRequest, type SyncType } from '@siesa-integration/workflow-contract';
import { type Run, runOf } from '../../../run/run.ts';

/** A failed run, as far as its input identifies it: the input may be anything. */
export interface FailedRun {
  readonly run: Run;
  /** The input has a client and an owner, so there may be a lease to give back. */
  readonly known: boolean;
  readonly syncType: SyncType;
  /** It was asked for single products. */
  readonly partial: boolean;
}

/** A history item needs a key, whatever the input was. */
const unknownClient = '#unknown';

/** The run that a failure belongs to. Pure. */
export const failedRunOf = ({ request, owner, started_at, execution }: FailureRequest, now: number): FailedRun => {
  const fields = isRecord(request) ? request : {};
  const id = fields['client_id'] ?? fields['tenantId'];
  const named = typeof id === 'string' && clientIdProblem(id) === undefined;
  const started = Number.isNaN(Date.parse(started_at)) ? new Date(now).toISOString() : started_at;
  return {
    run: runOf({ owner, started_at: started, execution, request: { client_id: named ? id : unknownClient } }),
    known: named && owner !== '',
    syncType: fields['sync_type'] === 'initial' ? 'initial' : 'incremental',
    partial: Array.isArray(fields['only']),
  };
};
