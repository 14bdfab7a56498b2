import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { stopSignals } from './stop-signals.ts';

/** Two that end no process which waits for them, sent as a service manager sends SIGTERM. */
const stopping = ['SIGUSR2', 'SIGWINCH'] as const;

const send = async (signal: NodeJS.Signals): Promise<void> => {
  const arrived = once(process, signal);
  process.kill(process.pid, signal);
  await arrived;
};

const waiting = () => {
  let later = 0;
  const signals = stopSignals(() => (later += 1), stopping);
  return {
    signals,
    later: () => later,
    [Symbol.dispose]: () => {
      signals[Symbol.dispose]();
    },
  };
};

describe('stopSignals', () => {
  it('resolves with the first signal, and takes the same one within 300 ms as the same key', async () => {
    using wait = waiting();

    await send('SIGUSR2');
    await send('SIGUSR2');

    expect(await wait.signals.first).toBe('SIGUSR2');
    expect(wait.later()).toBe(0);
  });

  it('calls for another signal at once', async () => {
    using wait = waiting();

    await send('SIGWINCH');
    await send('SIGUSR2');

    expect(await wait.signals.first).toBe('SIGWINCH');
    expect(wait.later()).toBe(1);
  });

  it('calls for the same signal later than one press of a key', async () => {
    using wait = waiting();

    await send('SIGUSR2');
    await sleep(350);
    await send('SIGUSR2');
    await send('SIGUSR2');

    expect(wait.later()).toBe(2);
  });

  it('listens no longer once it is disposed of', () => {
    const listeners = () => stopping.map((signal) => process.listenerCount(signal));
    const before = listeners();

    const wait = waiting();
    expect(listeners()).toEqual(before.map((count) => count + 1));
    wait[Symbol.dispose]();

    expect(listeners()).toEqual(before);
  });
});
