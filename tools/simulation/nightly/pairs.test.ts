import { expect, it } from 'vitest';
import type { Fault } from '../src/faults/boundary.ts';
import { failuresAt, playBoundaries } from '../src/index.ts';

/** Of an invocation, and of the whole execution. A crash before a boundary leaves the same state as a crash after the boundary before it. */
const crashes: readonly Fault[] = ['crash after', 'kill after'];

it('B1: loses nothing to crashes at any two boundaries', { timeout: 600_000 }, async () => {
  const { labels } = await playBoundaries(new Map());
  const failures: string[] = [];
  for (const first of labels.keys()) {
    for (const fault of crashes) {
      const { labels: after } = await playBoundaries(new Map([[first, fault]]));
      for (let second = first + 1; second < after.length; second += 1) {
        for (const other of crashes)
          failures.push(
            ...(await failuresAt([
              [first, fault],
              [second, other],
            ])),
          );
      }
    }
  }

  expect(failures).toEqual([]);
});
