import { setTimeout as sleep } from 'node:timers/promises';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import type { Runtime } from '@siesa-integration/sync-pipeline';

/**
 * System time and randomness, and a network behind the guard.
 *
 * @param environment - `local`, which only the sandbox sets and no template can, also allows exactly `http://127.0.0.1`
 */
export const createRuntime = (environment: string): Runtime => {
  let guarded: Runtime['fetch'] | undefined; // created at the first call, because TLS takes 6 ms to set up and not every invocation makes a call
  return {
    ...offlineRuntime,
    fetch: (input, init) =>
      (guarded ??= createGuardedFetch({ allowLoopbackHttp: environment === 'local' }))(input, init),
  };
};

/** System time and randomness for a stage that makes no calls: its bundle holds no HTTP client. */
export const offlineRuntime: Runtime = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }),
  fetch: () => Promise.reject(new Error('This stage has no network.')),
};
