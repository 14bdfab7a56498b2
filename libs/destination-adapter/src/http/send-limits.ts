import { linkedAbort, type LinkedAbort } from '@siesa-integration/outgoing-http';
import type { SendOptions } from '../definition/destination-adapter.ts';
import { ProductUnavailable } from '../definition/destination-errors.ts';

/** How far one `send` may go. Checked before every call and every wait. */
export interface SendLimits {
  /** @throws whatever ended the send: its signal's reason, its deadline, or the first error of another batch. */
  readonly throwIfEnded: () => void;
  /** Starts nothing new from now on, and ends waits. Later errors do not replace the first. */
  readonly stop: (error: unknown) => void;
  /** Runs `work` with a signal that aborts on the call's own timeout, the deadline or the caller's signal, whichever is first. */
  readonly withSignal: <T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Waits, unless the deadline would pass meanwhile. @returns `false` at once in that case. */
  readonly wait: (ms: number) => Promise<boolean>;
  /** The same. @throws at once in that case, as after the deadline */
  readonly waitOrEnd: (ms: number) => Promise<void>;
}

/** What limits need from outside. */
export interface LimitTools {
  readonly clock: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** The limits of one send. */
export const createSendLimits = (
  title: string,
  { signal, deadline = Infinity }: Pick<SendOptions, 'signal' | 'deadline'>,
  { clock, sleep }: LimitTools,
  outOfTime: (title: string) => Error = timeRanOut,
): SendLimits => {
  const waits = new Set<LinkedAbort>();
  let stopped: { readonly error: unknown } | undefined;

  const throwIfEnded = (): void => {
    signal?.throwIfAborted();
    if (stopped) throw stopped.error;
    if (clock() >= deadline) throw outOfTime(title);
  };

  const wait: SendLimits['wait'] = (ms) =>
    linked(signal, async (ended) => {
      if (clock() + ms >= deadline) return false;
      waits.add(ended);
      try {
        await sleep(ms, ended.signal);
      } catch (error) {
        throwIfEnded(); // throws the reason, when the end of the send interrupted the wait
        throw error;
      } finally {
        waits.delete(ended);
      }
      return true;
    });

  return {
    throwIfEnded,
    stop: (error) => {
      stopped ??= { error };
      for (const { abort } of waits) abort(error);
    },
    withSignal: (timeoutMs, work) =>
      linked(signal, async (call) => {
        const timer = setTimeout(
          () => {
            call.abort(new DOMException('it took too long', 'TimeoutError'));
          },
          Math.max(1, Math.min(timeoutMs, deadline - clock())),
        );
        return work(call.signal).finally(() => {
          clearTimeout(timer);
        });
      }),
    wait,
    waitOrEnd: async (ms) => {
      if (ms > 0 && !(await wait(ms))) throw outOfTime(title);
    },
  };
};

const timeRanOut = (title: string): Error =>
  new ProductUnavailable(
    `Time ran out while records were being sent to ${title}. The next attempt continues from there.`,
  );

const linked = async <T>(
  signal: AbortSignal | undefined,
  work: (controller: LinkedAbort) => Promise<T>,
): Promise<T> => {
  const controller = linkedAbort(signal);
  try {
    return await work(controller);
  } finally {
    controller.release();
  }
};
