import { LeaseLost, SyncAlreadyRunning } from '../errors.ts';
import type { Run } from '../run/run.ts';
import type { Runtime } from '../runtime.ts';
import type { ClientState, StateStore } from './client-state.ts';
import type { LeaseDecision } from './lease.ts';

const attempts = 40;

export interface LeasePorts {
  readonly state: StateStore;
  readonly runtime: Pick<Runtime, 'now' | 'random' | 'sleep'>;
}

/**
 * Reads `#state`, decides, writes with a version check; repeats when another writer got there first. A write whose answer was lost is found on the next read,
 * because every decision recognizes its own outcome.
 *
 * @throws {@link SyncAlreadyRunning} when another run holds the lease.
 * @throws {@link LeaseLost} when this run no longer does.
 */
export const holdLease = async (
  ports: LeasePorts,
  run: Run,
  decide: (state: ClientState | undefined, now: number) => LeaseDecision,
): Promise<ClientState> => {
  for (let attempt = 1; ; attempt += 1) {
    const stored = await ports.state.read(run.clientId);
    const decision = decide(stored?.state, ports.runtime.now());
    if (decision.kind === 'held') throw new SyncAlreadyRunning(run.clientId, decision.by);
    if (decision.kind === 'lost') throw new LeaseLost(run.clientId, run.syncId);
    if (decision.kind === 'keep') return decision.state;
    if (await ports.state.replace(run.clientId, decision.state, stored?.version ?? 0)) return decision.state;
    if (attempt === attempts)
      throw new Error(
        `#state of client '${run.clientId}' changed ${attempts.toString()} times while it was written. Start the stage again.`,
      );

    await ports.runtime.sleep(10 + ports.runtime.random() * Math.min(10 * 2 ** attempt, 500));
  }
};
