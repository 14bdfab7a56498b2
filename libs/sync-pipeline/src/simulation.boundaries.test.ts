import { describe, expect, it } from 'vitest';
import type { Fault } from './testing/simulation/boundary.ts';
import { playBoundaries } from './testing/simulation/index.ts';

const everyFault: readonly Fault[] = [
  'slow',
  'lost request',
  'lost answer',
  'twice',
  'crash before',
  'crash after',
  'kill before',
  'kill after',
  'abandon',
  'pause',
];
/** Of an invocation, and of the whole execution. What dies before a boundary leaves what died after the one before it. */
const crashes: readonly Fault[] = ['crash after', 'kill after'];

/** How a play reads when it went wrong. */
const failure = async (faults: readonly (readonly [number, Fault])[]): Promise<readonly string[]> => {
  const { violations, labels } = await playBoundaries(new Map(faults));
  return violations.map(
    (violation) =>
      `${faults.map(([at, fault]) => `${fault} ${labels[at] ?? '?'} (${at.toString()})`).join(', ')}: ${violation}`,
  );
};

describe('a small world', () => {
  it('comes to rest undisturbed', async () => {
    const { violations, labels } = await playBoundaries(new Map());

    expect(violations).toEqual([]);
    expect(labels.length).toBeGreaterThan(50);
  });

  it('B1: loses nothing to any fault at any boundary', { timeout: 300_000 }, async () => {
    const { labels } = await playBoundaries(new Map());
    const failures: string[] = [];
    for (const at of labels.keys()) for (const fault of everyFault) failures.push(...(await failure([[at, fault]])));

    expect(failures).toEqual([]);
  });

  it('B1: loses nothing to crashes at any two boundaries', { timeout: 600_000 }, async () => {
    const { labels } = await playBoundaries(new Map());
    const failures: string[] = [];
    for (const first of labels.keys()) {
      for (const fault of crashes) {
        const { labels: after } = await playBoundaries(new Map([[first, fault]]));
        for (let second = first + 1; second < after.length; second += 1) {
          for (const other of crashes)
            failures.push(
              ...(await failure([
                [first, fault],
                [second, other],
              ])),
            );
        }
      }
    }

    expect(failures).toEqual([]);
  });
});
