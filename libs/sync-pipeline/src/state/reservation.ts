import type { ClientState } from './client-state.ts';
import type { SiesaBudget } from '@siesa-integration/siesa-client';

/** Calls to Siesa that one attempt of an extractor may make before it asks again. */
export type Reservation = NonNullable<ClientState['reserved']>;

/** A reservation is used up soon or not at all: whoever comes after a dead or given-up attempt need not fear it longer than this. */
const validMs = 15_000;

const defaultLimit = 100;

/**
 * What an extractor must know of the calls made before it. Calls that its predecessor reserved and never accounted for (it died, or was given up and lives)
 * count as made as late as they can be: so no window of a minute ever holds more than the limit, whoever crashes.
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

/** A reservation to begin with, or a further one: few calls, because a crash counts them all as made. */
export const reservationOf = (budget: SiesaBudget | undefined, attempt: string, now: number): Reservation => ({
  calls: Math.max(2, Math.floor((budget?.limit ?? defaultLimit) / 5)),
  until: now + validMs,
  attempt,
});

/** `#state` with some calls reserved, and what is known of earlier ones written down. */
export const reserve = (state: ClientState, known: SiesaBudget | undefined, reserved: Reservation): ClientState => ({
  ...state,
  ...(known && { budget: known }),
  reserved,
});

/** `#state` with all calls accounted for. Whose they were stays: so an attempt knows its own write when the answer was lost. */
export const settle = (state: ClientState, budget: SiesaBudget, attempt: string): ClientState => ({
  ...state,
  budget,
  reserved: { calls: 0, until: 0, attempt },
});
