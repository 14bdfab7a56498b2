import { setTimeout as wait } from 'node:timers/promises';
import type { SendOptions } from './destination-adapter.ts';
import { ProductUnavailable } from './destination-errors.ts';

/** How far one `send` may go, asked before every call and every wait. */
export interface SendLimits {
  /** @throws whatever ended the send: its signal's reason, its deadline, or the first error of another batch. */
  readonly ensureGoing: () => void;
  /** From now on nothing new starts. The first error stays. */
  readonly stop: (error: unknown) => void;
  /** Works under a signal that ends with the call's own time, the deadline or the caller's signal, whichever is first. */
  readonly within: <T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Waits, unless the deadline would pass meanwhile. @returns `false` at once in that case. */
  readonly wait: (ms: number) => Promise<boolean>;
}

/** What limits need from outside. */
export interface LimitTools {
  readonly clock: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Waits on the real clock. */
export const realSleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  wait(ms, undefined, signal ? { signal } : {});

/** The limits of one send. */
export const createSendLimits = (
  title: string,
  { signal, deadline = Infinity }: SendOptions,
  { clock, sleep }: LimitTools,
): SendLimits => {
  const naps = new Set<AbortController>();
  let stopped: { readonly error: unknown } | undefined;

  const ensureGoing = (): void => {
    signal?.throwIfAborted();
    if (stopped) throw stopped.error;
    if (clock() >= deadline)
      throw new ProductUnavailable(
        `Time ran out while ${title} was being loaded. The next attempt goes on from there.`,
      );
  };

  return {
    ensureGoing,
    stop: (error) => {
      stopped ??= { error };
      for (const nap of naps) nap.abort(error);
    },
    within: (timeoutMs, work) =>
      following(signal, async (call) => {
        const timeout = new DOMException('it took too long', 'TimeoutError');
        const timer = setTimeout(
          () => {
            call.abort(timeout);
          },
          Math.max(1, Math.min(timeoutMs, deadline - clock())),
        );
        return work(call.signal).finally(() => {
          clearTimeout(timer);
        });
      }),
    wait: (ms) =>
      following(signal, async (nap) => {
        if (clock() + ms >= deadline) return false;
        naps.add(nap);
        try {
          await sleep(ms, nap.signal);
        } catch (error) {
          ensureGoing(); // says why, where an end of the send woke it
          throw error;
        } finally {
          naps.delete(nap);
        }
        return true;
      }),
  };
};

/**
 * Works under a controller that ends when `signal` does.
 *
 * Not `AbortSignal.any`: it holds its sources weakly, and a timeout that was collected never fires (seen on Node 24).
 */
const following = async <T>(
  signal: AbortSignal | undefined,
  work: (controller: AbortController) => Promise<T>,
): Promise<T> => {
  const controller = new AbortController();
  const follow = (): void => {
    controller.abort(signal?.reason);
  };
  signal?.addEventListener('abort', follow, { once: true });
  try {
    return await work(controller);
  } finally {
    signal?.removeEventListener('abort', follow);
  }
};
