import { setTimeout as timer } from 'node:timers/promises';

/** Waits; rejects with the signal's own reason (not with a wrapper around it) as soon as it aborts. */
export const sleepFor = async (ms: number, signal?: AbortSignal): Promise<void> => {
  try {
    await timer(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
};
