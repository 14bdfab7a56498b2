import { expect, it } from 'vitest';
import { playSeeds, seedsOf } from './index.ts';

it('A1 to A12 hold in every scenario (odd seeds)', { timeout: 600_000 }, async () => {
  const { from, to } = seedsOf(process.env, 1000);

  expect(await playSeeds({ from: from + 0, to, step: 2 })).toEqual([]);
});
