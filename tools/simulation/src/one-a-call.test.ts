import { describe, expect, it } from 'vitest';
import type { Fault } from './faults/boundary.ts';
import { eachScenario, failuresAt, playBoundaries } from './index.ts';

/** The others are played every night. */
const faults: readonly Fault[] = ['lost answer', 'kill after'];

describe.each(['kong-core', 'wms-proxy'] as const)('%s, which takes one record a call', (dialect) => {
  const scenario = eachScenario(dialect);

  it('comes to rest undisturbed, and every call is answered or killed once: nothing is created twice or lost (B1)', async () => {
    const { violations, labels, ends } = await playBoundaries(new Map(), undefined, scenario);
    expect(violations).toEqual([]);
    expect(ends.every((end) => end === 'success')).toBe(true);

    const sends = [...labels.keys()].filter((at) => labels[at] === 'destination.send');
    expect(sends.length).toBeGreaterThan(4);
    const failures: string[] = [];
    for (const at of sends) for (const fault of faults) failures.push(...(await failuresAt([[at, fault]], scenario)));

    expect(failures).toEqual([]);
  });
});
