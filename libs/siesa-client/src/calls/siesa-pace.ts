import type { SiesaBudget, SiesaCallOptions } from '../siesa-client.ts';
import { SiesaMustWait, tooManyCalls } from '../siesa-errors.ts';

/** Keeps the calls of one client below its limit. */
export interface SiesaPace {
  /** Resolves when a call may begin, and counts it. */
  readonly take: (options: SiesaCallOptions) => Promise<void>;
  /** No call begins in the next `waitMs`: Siesa asked for it. */
  readonly pause: (waitMs: number) => void;
  /** Siesa announced its limit, in calls a minute. */
  readonly learn: (limit: number) => void;
  readonly budget: () => SiesaBudget;
}

interface PaceOptions {
  /** Calls a minute at most; an announced limit can only be lower. */
  readonly ceiling: number;
  readonly seed?: SiesaBudget;
  /** `undefined` lets a call begin; after a promise the call checks its turn again. */
  readonly beforeCall?: () => Promise<void> | undefined;
  readonly clock: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** A minute, plus the time by which latency can bring two calls closer together. */
const windowMs = 60_250;

/** The longest pause that is waited for, here or by the workflow; more is `RateLimited` (docs/reference/siesa.md#calls-retries-and-pace). */
const longestPauseMs = 900_000;

/**
 * A sliding log of the last minute's calls: no window of 60 s ever holds more than the limit, retries included. It can be seeded from
 * and saved to a `SiesaBudget`, and takes its clock as an option: no published throttle does both (docs/adr/0010-a-pace-of-our-own.md).
 */
export const createSiesaPace = ({ ceiling, seed, beforeCall, clock, sleep }: PaceOptions): SiesaPace => {
  let limit = Math.max(1, Math.min(ceiling, seed?.limit ?? ceiling));
  let pausedUntil = seed?.pausedUntil ?? 0;
  const calls = [...(seed?.calls ?? [])].sort((a, b) => a - b); // a seed may count calls that were reserved and not made yet

  const waitMs = (now: number): number => {
    const oldest = calls.findIndex((call) => call > now - windowMs);
    calls.splice(0, oldest < 0 ? calls.length : oldest);
    const blocking = calls.at(-limit); // the call that has to leave the window first
    return Math.max(0, pausedUntil - now, blocking === undefined ? 0 : blocking + windowMs - now);
  };

  return {
    take: async ({ signal, deadline = Infinity }) => {
      for (;;) {
        signal?.throwIfAborted();
        const now = clock();
        const wait = waitMs(now);
        if (pausedUntil - now > longestPauseMs)
          throw tooManyCalls(
            `Siesa asks for a pause of ${String(Math.ceil((pausedUntil - now) / 1000))} s. Start again after it.`,
          );
        if (now + wait >= deadline) throw new SiesaMustWait(wait);
        const held = wait === 0 ? beforeCall?.() : undefined;
        if (held) {
          await held;
          continue;
        }
        if (wait === 0) {
          calls.splice(calls.findLastIndex((call) => call <= now) + 1, 0, now); // no await since the wait was found 0: two callers cannot take one place
          return;
        }
        await sleep(wait, signal);
      }
    },
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, clock() + ms);
    },
    learn: (announced) => {
      if (Number.isSafeInteger(announced) && announced > 0) limit = Math.min(ceiling, announced);
    },
    budget: () => {
      const now = clock();
      return { calls: calls.filter((call) => call > now - windowMs), limit, ...(pausedUntil > now && { pausedUntil }) };
    },
  };
};
