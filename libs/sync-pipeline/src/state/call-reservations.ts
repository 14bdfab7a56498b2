import type { SiesaBudget } from '@siesa-integration/siesa-client';
import { LeaseLost } from '../errors.ts';
import type { Run } from '../run/run.ts';
import type { ClientState } from './client-state.ts';
import { holdLease, type LeasePorts } from './hold-lease.ts';
import { type LeaseDecision, renewLease } from './lease.ts';
import { refuseStopped } from './refuse-stopped.ts';
import { type Reservation, reservationOf, reserve, settle } from './reservation.ts';

/** Reserves calls to Siesa in `#state` before they are made, so that every call is counted even if the attempt crashes. */
export interface CallReservations {
  /**
   * Counts a call that is about to begin. Returns a promise of a further reservation when the last one is used up or too old. Rejects with LeaseLost when the
   * lease is lost, or a later attempt at the same slice has replaced this one; with SyncStopped when an operator stopped the run.
   */
  readonly beforeCall: () => Promise<void> | undefined;
  /** Rejects with LeaseLost when a later attempt has replaced this one, or its lease has expired. Called before every write to the ledger. */
  readonly assertLeaseHeld: () => Promise<void>;
  /** Writes the calls that were made in place of the reservation. */
  readonly settle: () => Promise<void>;
}

export interface CallReservationsOptions {
  readonly ports: LeasePorts;
  readonly run: Run;
  /** The reservation that was made with the lease. */
  readonly reserved: Reservation;
  /** The client's calls so far. */
  readonly budget: () => SiesaBudget;
}

/** Reserves the calls of one attempt at a slice. */
export const createCallReservations = ({ ports, run, reserved, budget }: CallReservationsOptions): CallReservations => {
  let { calls: left, until } = reserved;
  let reserving: Promise<void> | undefined;

  /** Renews the lease unless a later attempt has replaced this one. */
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
      refuseStopped(state, run);
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
