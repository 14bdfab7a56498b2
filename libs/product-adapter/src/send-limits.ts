import { setTimeout as wait } from 'node:timers/promises';
import type { SendOptions } from './product-adapter.ts';
import { ProductUnavailable } from './product-errors.ts';

/** How far one `send` may go, asked before every call and every wait. */
export interface SendLimits {
  /** @throws whatever ended the send: its signal's reason, its deadline, or the first error of another batch. */
  readonly ensureGoing: () => void;
  /** From now on nothing new starts. The first error stays. */
  readonly stop: (error: unknown) => void;
  /** Ends with the call's own time, the deadline or the caller's signal, whichever is first. */
  readonly callSignal: (timeoutMs: number) => AbortSignal;
  /** Waits, unless the deadline would pass meanwhile. @returns `false` at once in that case. */
  readonly wait: (ms: number) => Promise<boolean>;
}

/** What limits need from outside. */
export interface LimitTools {
  readonly clock: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Waits on the real clock. */
export const realSleep = (ms: number, signal?: AbortSignal): Promise<void> => wait(ms, undefined, signal ? { signal } : {});

/** The limits of one send. */
export const createSendLimits = (title: string, { signal, deadline = Infinity }: SendOptions, { clock, sleep }: LimitTools): SendLimits => {
  let stopped: { readonly error: unknown } | undefined;

  const ensureGoing = (): void => {
    signal?.throwIfAborted();
    if (stopped) throw stopped.error;
    if (clock() >= deadline) throw new ProductUnavailable(`Time ran out while ${title} was being loaded. The next attempt goes on from there.`);
  };

  return {
    ensureGoing,
    stop: (error) => {
      stopped ??= { error };
    },
    callSignal: (timeoutMs) => {
      const own = AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(timeoutMs, deadline - clock()))));
      return signal ? AbortSignal.any([own, signal]) : own;
    },
    wait: async (ms) => {
      if (clock() + ms >= deadline) return false;
      await sleep(ms, signal);
      return true;
    },
  };
};
