import type { SiesaBudget } from '@siesa-integration/siesa-client';
import type { Run } from '../../run/run.ts';
import type { ClientState } from '../../state/client-state.ts';
import { holdLease } from '../../state/hold-lease.ts';
import { renewLease, takeLease } from '../../state/lease.ts';
import { knownBudget, type Reservation, reservationOf, reserve } from '../../state/reservation.ts';
import { changedEnds, type Ends, type NewEnds, withEnds } from '../../state/ends.ts';
import type { ExtractPorts } from './extract-ports.ts';
import { DestinationChanged, SourceChanged } from '../../errors.ts';

/** The state of a run at the beginning of a slice. */
export interface EnteredRun {
  readonly state: ClientState;
  /** Calls to Siesa before this slice. */
  readonly budget?: SiesaBudget;
  /** Calls that this attempt may make before it reserves more. */
  readonly reserved: Reservation;
}

export interface EnterOptions {
  /** From 1. */
  readonly slice: number;
  /** Names this attempt at the slice. */
  readonly attempt: string;
  /** First slice: the client's ends, and what the start message states about them. */
  readonly begins?: { readonly ends: Ends; readonly isNew: NewEnds };
}

/**
 * Takes the lease (first slice) or renews it (later ones). The same write reserves the first calls to Siesa and sets the current slice.
 *
 * @throws SyncAlreadyRunning, LeaseLost; SourceChanged and DestinationChanged before the lease is taken.
 */
export const enterRun = async (
  ports: Pick<ExtractPorts, 'state' | 'runtime'>,
  run: Run,
  { slice, attempt, begins }: EnterOptions,
): Promise<EnteredRun> => {
  let entered: Omit<EnteredRun, 'state'> = { reserved: { calls: 0, until: 0, attempt } };
  const state = await holdLease(ports, run, (stored, now) => {
    const decision = slice === 1 ? takeLease(stored, run, now) : renewLease(stored, run, now, { slice });
    if (decision.kind === 'held' || decision.kind === 'lost' || decision.state.stop) return decision;

    const repeated = stored?.owner === run.owner; // its first attempt has compared the ends, and wrote them
    const known = begins && !repeated ? stateWithEnds(decision.state, run, begins) : decision.state;
    const budget = knownBudget(known);
    const reserved = reservationOf(budget, attempt, now);
    entered = { reserved, ...(budget && { budget }) };
    return { kind: 'write', state: { ...reserve(known, budget, reserved), slice } };
  });
  return { state, ...entered };
};

const stateWithEnds = (
  state: ClientState,
  run: Run,
  { ends, isNew }: NonNullable<EnterOptions['begins']>,
): ClientState => {
  for (const changed of changedEnds(state, ends)) {
    if (isNew[changed.end]) continue;
    throw changed.end === 'source'
      ? new SourceChanged(run.clientId, changed)
      : new DestinationChanged(run.clientId, changed);
  }
  return withEnds(state, run, ends, isNew);
};
