import { SyncStopped } from '../errors.ts';
import type { Run } from '../run/run.ts';
import type { ClientState } from './client-state.ts';

/**
 * Ends an invocation of a run that an operator stopped while it works. The error of another part ends no invocation: what it has begun, it finishes.
 *
 * @throws {@link SyncStopped}
 */
export const refuseStopped = ({ stop }: ClientState, { clientId, syncId }: Run): void => {
  const stopped = new SyncStopped(clientId, syncId);
  if (stop?.Error === stopped.name) throw stopped;
};
