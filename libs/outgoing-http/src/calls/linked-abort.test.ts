import { describe, expect, it } from 'vitest';
import { linkedAbort } from './linked-abort.ts';

describe('linkedAbort', () => {
  it('aborts with the reason of the signal it is linked to, before or after', () => {
    const before = AbortSignal.abort('gone');
    const controller = new AbortController();
    const after = linkedAbort(controller.signal);
    controller.abort('later');

    expect([linkedAbort(before).signal.reason, after.signal.reason]).toEqual(['gone', 'later']);
  });

  it('aborts by itself without touching the other signal', () => {
    const controller = new AbortController();
    const link = linkedAbort(controller.signal);
    link.abort('timeout');

    expect([link.signal.reason, controller.signal.aborted]).toEqual(['timeout', false]);
  });

  it('no longer follows after release', () => {
    const controller = new AbortController();
    const link = linkedAbort(controller.signal);
    link.release();
    controller.abort();

    expect(link.signal.aborted).toBe(false);
  });
});
