import { describe, expect, it } from 'vitest';
import type { Fault } from './faults/boundary.ts';
import { failuresAt, playBoundaries } from './index.ts';

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

describe('the small setup', () => {
  it('comes to rest undisturbed', async () => {
    const { violations, labels } = await playBoundaries(new Map());

    expect(violations).toEqual([]);
    expect(labels.length).toBeGreaterThan(50);
  });

  it('B1: loses nothing to any fault at any boundary', { timeout: 300_000 }, async () => {
    const { labels } = await playBoundaries(new Map());
    const failures: string[] = [];
    for (const at of labels.keys()) for (const fault of everyFault) failures.push(...(await failuresAt([[at, fault]])));

    expect(failures).toEqual([]);
  });
});
