import { syncId as syncIdOf } from '@siesa-integration/sync-pipeline/stored';
import { type StateEvent, syncStates } from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { assertClientsReady } from '../clients/known-clients.ts';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Host } from '../hosts/host.ts';
import { followSync } from './follow-sync.ts';
import type { SyncOutcome } from './sync-summary.ts';

/** A sync that was started, and goes on by itself. */
export interface StartedSync {
  /** Absent when the execution ended before it began. */
  readonly syncId?: string;
  /** How it ended; `undefined` when it could not be followed to its end. */
  readonly ended: Promise<SyncOutcome | undefined>;
}

const begun = v.object({ owner: v.string(), started_at: v.string() });

/**
 * Starts a sync and returns as soon as its id is known.
 *
 * @throws OperatorMistake unless a sync of the client can start.
 */
export const startSync = async (host: Host, request: SyncRequest, now: () => number): Promise<StartedSync> => {
  await assertClientsReady(host, [request.client_id]);
  const execution = await host.start(request);
  const known = Promise.withResolvers<string | undefined>();
  const events = async function* (): AsyncGenerator<StateEvent> {
    for await (const event of execution.events) {
      if (event.kind === 'exited' && event.state === syncStates.begin && v.is(begun, event.output))
        known.resolve(syncIdOf(event.output.owner, event.output.started_at));
      yield event;
    }
  };
  const ended = followSync({ ...execution, events: events() }, request, () => undefined, now)
    .catch(() => undefined)
    .finally(() => {
      known.resolve(undefined);
    });
  const syncId = await known.promise;
  return { ended, ...(syncId !== undefined && { syncId }) };
};
