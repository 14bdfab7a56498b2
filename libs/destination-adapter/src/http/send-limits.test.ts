import { sleepFor } from '@siesa-integration/outgoing-http';
import { describe, expect, it } from 'vitest';
import { createSendLimits } from './send-limits.ts';

const real = { clock: Date.now, sleep: sleepFor };

describe('the limits of a send', () => {
  it('end a wait with the error of another batch', async () => {
    const limits = createSendLimits('Kong', {}, real);
    const error = new Error('the key is refused');
    const waiting = limits.wait(60_000);
    limits.stop(error);
    limits.stop(new Error('later'));

    await expect(waiting).rejects.toBe(error);
    expect(limits.throwIfEnded).toThrow(error);
  });

  it('end a wait when the caller aborts, with its reason', async () => {
    const controller = new AbortController();
    const limits = createSendLimits('Kong', { signal: controller.signal }, real);
    const waiting = limits.wait(60_000);
    controller.abort(new Error('the lease is lost'));

    await expect(waiting).rejects.toThrow('the lease is lost');
  });

  it('end a call when the caller aborts, and after its own timeout', async () => {
    const controller = new AbortController();
    const limits = createSendLimits('Kong', { signal: controller.signal }, real);
    const call = (timeoutMs: number) =>
      limits.withSignal(
        timeoutMs,
        (signal) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              reject(signal.reason as Error);
            });
          }),
      );

    await expect(call(1)).rejects.toMatchObject({ name: 'TimeoutError' });
    const long = call(60_000);
    controller.abort(new Error('the lease is lost'));
    await expect(long).rejects.toThrow('the lease is lost');
  });

  it('do not wait past the deadline', async () => {
    expect(await createSendLimits('Kong', { deadline: Date.now() + 50 }, real).wait(60_000)).toBe(false);
  });

  it('pass on the error of a failed sleep', async () => {
    await expect(
      createSendLimits('Kong', {}, { clock: () => 0, sleep: () => Promise.reject(new Error('crash')) }).wait(1),
    ).rejects.toThrow('crash');
  });
});
