import type { SiesaBudget } from '@siesa-integration/siesa-client';
import type { ClientState, ExtractPorts } from '../ports.ts';
import { holdLease } from '../run/hold-lease.ts';
import { renewLease, takeLease } from '../run/lease.ts';
import type { Run } from '../run/run.ts';
import { knownBudget, reservationSize, reserve } from './reservation.ts';

/** What an extractor knows once it holds the lease. */
export interface EnteredRun {
  readonly state: ClientState;
  /** Calls to Siesa before this slice. */
  readonly budget?: SiesaBudget;
  /** Calls that this slice may make before it reserves more. */
  readonly reserved: number;
}

/**
 * Takes the lease (first slice) or renews it (later ones), and reserves the first calls to Siesa in the same write.
 *
 * @throws SyncAlreadyRunning, LeaseLost
 */
export const enterRun = async (ports: Pick<ExtractPorts, 'state' | 'world'>, run: Run, first: boolean): Promise<EnteredRun> => {
  let entered: Omit<EnteredRun, 'state'> = { reserved: 0 };
  const state = await holdLease(ports, run, (stored, now) => {
    const decision = first ? takeLease(stored, run, now) : renewLease(stored, run, now);
    if (decision.kind === 'held' || decision.kind === 'lost' || decision.state.stop) return decision;

    const budget = knownBudget(decision.state, now);
    const reserved = reservationSize(budget);
    entered = { reserved, ...(budget && { budget }) };
    return { kind: 'write', state: reserve(decision.state, budget, reserved, now) };
  });
  return { state, ...entered };
};
