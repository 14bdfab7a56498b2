import type { SiesaBudget } from '@siesa-integration/siesa-client';
import type { ClientState } from './client-state.ts';

/** Calls to Siesa that one attempt of an extractor may make before it reserves more. */
export type Reservation = NonNullable<ClientState['reserved']>;

/** A reservation expires soon, so that the reservation of a crashed attempt limits its successor only for so long. */
const validMs = 15_000;

const defaultLimit = 100;

/**
 * The calls made before an attempt. Calls that its predecessor reserved and never settled (it crashed, or still runs after its task timed out) count as made
 * at the latest possible time, so that no window of a minute ever holds more than the limit.
 */
export const knownBudget = ({ budget, reserved }: ClientState): SiesaBudget | undefined => {
  if (!reserved) return budget;

  const { calls = [], limit = defaultLimit, ...rest } = budget ?? {};
  return {
    ...rest,
    limit,
    calls: [...calls, ...Array.from({ length: reserved.calls }, () => reserved.until)].slice(-limit),
  };
};

/** A first or a further reservation. It is small, because after a crash all its calls count as made. */
export const reservationOf = (budget: SiesaBudget | undefined, attempt: string, now: number): Reservation => ({
  calls: Math.max(2, Math.floor((budget?.limit ?? defaultLimit) / 5)),
  until: now + validMs,
  attempt,
});

/** `#state` with calls reserved, and with the earlier calls that are known. */
export const reserve = (state: ClientState, known: SiesaBudget | undefined, reserved: Reservation): ClientState => ({
  ...state,
  ...(known && { budget: known }),
  reserved,
});

/** `#state` with all calls settled. The attempt's name stays, so that the attempt recognizes its own write when the answer was lost. */
export const settle = (state: ClientState, budget: SiesaBudget, attempt: string): ClientState => ({
  ...state,
  budget,
  reserved: { calls: 0, until: 0, attempt },
});
