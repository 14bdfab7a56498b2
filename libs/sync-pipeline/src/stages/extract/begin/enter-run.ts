import type { SiesaBudget } from '@siesa-integration/siesa-client';
import { refuseLate } from '../../../run/execution/execution-time.ts';
import type { Run } from '../../../run/run.ts';
import type { ClientState } from '../../../state/client-state.ts';
import { holdLease } from '../../../state/hold-lease.ts';
import { renewLease, takeLease } from '../../../state/lease.ts';
import { knownBudget, type Reservation, reservationOf, reserve } from '../../../state/reservation.ts';
import {
  type ChangedEnd,
  changedEnds,
  changedSource,
  type Ends,
  type NewEnds,
  type SourceEnd,
  withEnds,
} from '../../../state/ends.ts';
import type { ExtractPorts } from '../extract-ports.ts';
import { DestinationChanged, SourceChanged } from '../../../errors.ts';

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
  /** First slice: both ends of the client, and what the start message states about them. Later ones: the source that they go on reading. */
  readonly ends: BeginningEnds | SourceEnd;
}

interface BeginningEnds extends Ends {
  readonly isNew: NewEnds;
}

/**
 * Takes the lease (first slice) or renews it (later ones). The same write reserves the first calls to Siesa and sets the current slice.
 *
 * @throws SyncAlreadyRunning, LeaseLost, SyncTimedOut; SourceChanged and DestinationChanged, in the first slice before the lease is taken.
 */
export const enterRun = async (
  ports: Pick<ExtractPorts, 'state' | 'runtime'>,
  run: Run,
  { slice, attempt, ends }: EnterOptions,
): Promise<EnteredRun> => {
  let entered: Omit<EnteredRun, 'state'> = { reserved: { calls: 0, until: 0, attempt } };
  const state = await holdLease(ports, run, (stored, now) => {
    refuseLate(run, now); // an attempt can be suspended before this, and former runs are remembered only for the longest run's time
    const decision = slice === 1 ? takeLease(stored, run, now) : renewLease(stored, run, now, { slice });
    if (decision.kind === 'held' || decision.kind === 'lost' || decision.state.stop) return decision;

    const known =
      'isNew' in ends ? stateWithEnds(decision.state, stored, run, ends) : stateOfSameSource(decision.state, run, ends);
    const budget = knownBudget(known);
    const reserved = reservationOf(budget, attempt, now);
    entered = { reserved, ...(budget && { budget }) };
    return { kind: 'write', state: { ...reserve(known, budget, reserved), slice } };
  });
  return { state, ...entered };
};

/** A repeated first attempt finds the ends that the one before it wrote: nothing is new beside them. */
const stateWithEnds = (
  state: ClientState,
  stored: ClientState | undefined,
  run: Run,
  { isNew, ...ends }: BeginningEnds,
): ClientState => {
  const stated = stored?.owner === run.owner ? { source: false, destination: false } : isNew;
  refuseChanged(
    run,
    changedEnds(state, ends).find(({ end }) => !stated[end]),
  );
  return withEnds(state, run, ends, stated);
};

/** Settings are read for each slice: half of a run would be of each source. The loaders compare the destination. */
const stateOfSameSource = (state: ClientState, run: Run, source: SourceEnd): ClientState => {
  refuseChanged(run, changedSource(state, source));
  return state;
};

const refuseChanged = ({ clientId }: Run, changed: ChangedEnd | undefined): void => {
  if (!changed) return;
  throw changed.end === 'source' ? new SourceChanged(clientId, changed) : new DestinationChanged(clientId, changed);
};
