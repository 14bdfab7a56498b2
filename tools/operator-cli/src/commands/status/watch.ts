import { setTimeout as sleep } from 'node:timers/promises';
import { createLogUpdate } from 'log-update';
import type { Terminal } from '../../terminal/terminal.ts';

export interface WatchOptions {
  readonly everyMs: number;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** Draws a text again and again in the same place, until the signal. The last one stays. */
export const watch = async (
  live: NonNullable<Terminal['live']>,
  render: () => Promise<string>,
  { everyMs, signal }: WatchOptions,
): Promise<void> => {
  const draw = createLogUpdate(live);
  while (!signal.aborted) {
    draw(await render());
    await sleep(everyMs, undefined, { signal }).catch(() => undefined); // ends early when the signal comes
  }
  draw.done();
};
