import type { StateStore } from '@siesa-integration/sync-pipeline';

/** What belongs to the run that holds the client, or held it, and not to the next one. */
const ofOneRun: readonly string[] = ['owner', 'sync_id', 'expires_at', 'slice', 'stop', 'reserved', 'ended', 'former'];

/** Copies a client's state for a run that writes nothing: all but the lease, so that a sync which runs now does not stop it, and so that it is refused by what refuses the real one. */
export const copyState = async (clientId: string, from: Pick<StateStore, 'read'>, to: StateStore): Promise<void> => {
  const stored = await from.read(clientId);
  if (!stored) return;
  const kept = Object.entries(stored.state).filter(([name]) => !ofOneRun.includes(name));
  await to.replace(clientId, { ...Object.fromEntries(kept), epoch: stored.state.epoch }, 0);
};
