import type { SiesaBudget } from '@siesa-integration/siesa-client';
import type { ClientState } from '../ports.ts';
import { without } from '../run/without.ts';

/** An extractor lives no longer than this; its calls cannot be younger. */
const extractorLifeMs = 5 * 60_000;

const defaultLimit = 100;

/**
 * What this extractor must know of the calls made before it. Calls that its predecessor reserved and never accounted for (it died) count as made as late as
 * they can have been: so no window of a minute ever holds more than the limit, whoever crashes.
 */
export const knownBudget = ({ budget, reserved }: ClientState, now: number): SiesaBudget | undefined => {
  if (!reserved) return budget;

  const latest = Math.min(now, reserved.until);
  const { calls = [], limit = defaultLimit, ...rest } = budget ?? {};
  return { ...rest, limit, calls: [...calls, ...Array.from({ length: reserved.calls }, () => latest)].slice(-limit) };
};

/** How many calls to reserve at once: few, because a crash counts them all as made. */
export const reservationSize = (budget: SiesaBudget | undefined): number => Math.max(2, Math.floor((budget?.limit ?? defaultLimit) / 5));

/** `#state` with some calls reserved, and what is known of earlier ones settled into its budget. */
export const reserve = (state: ClientState, known: SiesaBudget | undefined, calls: number, now: number): ClientState => ({
  ...state,
  ...(known && { budget: known }),
  reserved: { calls, until: now + extractorLifeMs },
});

/** `#state` with all calls accounted for. */
export const settle = (state: ClientState, budget: SiesaBudget): ClientState => ({ ...without(state, 'reserved'), budget });
