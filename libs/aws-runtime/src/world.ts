import { setTimeout as sleep } from 'node:timers/promises';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import type { World } from '@siesa-integration/sync-pipeline';

/**
 * The real time and chance, and a network behind the guard.
 *
 * @param environment - `local`, which only the sandbox sets and no template can, also allows exactly `http://127.0.0.1`
 */
export const createWorld = (environment: string): World => {
  let guarded: World['fetch'] | undefined; // made at the first call: TLS takes 6 ms to set up, and not every invocation calls
  return {
    ...offlineWorld,
    fetch: (input, init) =>
      (guarded ??= createGuardedFetch({ allowLoopbackHttp: environment === 'local' }))(input, init),
  };
};

/** The real time and chance, for a stage that calls nobody: its bundle carries no HTTP client. */
export const offlineWorld: World = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }),
  fetch: () => Promise.reject(new Error('This stage calls nobody: it was given no network.')),
};
