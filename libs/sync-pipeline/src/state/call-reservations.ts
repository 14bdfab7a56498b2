import type { ClientState } from './client-state.ts';
import type { ExtractPorts } from '../stages/extract/extract-ports.ts';
import type { SiesaBudget } from '@siesa-integration/siesa-client';
import { LeaseLost } from '../errors.ts';
import { holdLease } from './hold-lease.ts';
import { renewLease, type LeaseDecision } from './lease.ts';
import type { Run } from '../run/run.ts';
import { reservationOf, reserve, settle, type Reservation } from './reservation.ts';

/** Writes Siesa calls ahead: none is made that `#state` does not know of. */
export interface CallReservations {
  /**
   * Counts a call that is about to begin; where the last reservation is used up or too old, a promise of a further one. Rejects with LeaseLost when the lease
   * is lost meanwhile, or another attempt at the same slice has taken this one's place.
   */
  readonly beforeCall: () => Promise<void> | undefined;
  /** Rejects with LeaseLost when this attempt is no longer the one that reads, or has slept until its lease ran out. To be asked before the ledger is written. */
  readonly assertLeaseHeld: () => Promise<void>;
  /** Writes what was really used. */
  readonly settle: () => Promise<void>;
}

export interface CallReservationsOptions {
  readonly ports: Pick<ExtractPorts, 'state' | 'runtime'>;
  readonly run: Run;
  /** What was reserved when the lease was taken. */
  readonly reserved: Reservation;
  /** What the client has called so far. */
  readonly budget: () => SiesaBudget;
}

/** Watches one attempt's calls to Siesa. */
export const createCallReservations = ({ ports, run, reserved, budget }: CallReservationsOptions): CallReservations => {
  let { calls: left, until } = reserved;
  let reserving: Promise<void> | undefined;

  /** The lease, while this attempt is the one that reads. */
  const renew = (stored: ClientState | undefined, now: number): LeaseDecision => {
    const renewed = renewLease(stored, run, now);
    return renewed.kind === 'lost' || renewed.kind === 'held' || renewed.state.reserved?.attempt === reserved.attempt
      ? renewed
      : { kind: 'lost' };
  };
  const write = (change: (state: ClientState, now: number) => ClientState): Promise<ClientState> =>
    holdLease(ports, run, (stored, now) => {
      const renewed = renew(stored, now);
      return renewed.kind === 'lost' || renewed.kind === 'held'
        ? renewed
        : { kind: 'write', state: change(renewed.state, now) };
    });
  const reserveMore = async (): Promise<void> => {
    await write((state, now) => {
      const more = reservationOf(budget(), reserved.attempt, now);
      ({ calls: left, until } = more);
      return reserve(state, budget(), more);
    });
  };

  return {
    beforeCall: () => {
      if (left <= 0 || ports.runtime.now() >= until)
        return (reserving ??= reserveMore().finally(() => (reserving = undefined)));
      left -= 1;
      return undefined;
    },
    assertLeaseHeld: async () => {
      const { expires_at: expiry = 0 } = await holdLease(ports, run, renew);
      if (ports.runtime.now() >= expiry * 1000) throw new LeaseLost(run.clientId, run.syncId);
    },
    settle: async () => {
      await write((state) => settle(state, budget(), reserved.attempt));
    },
  };
};
