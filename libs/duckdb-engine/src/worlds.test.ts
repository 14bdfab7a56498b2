import { verdictNames } from '@siesa-integration/reconciliation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWorlds } from './testing/check-worlds.ts';
import { anEngine, type TestEngine } from './testing/run-world.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await anEngine({ threads: 1 });
});
afterAll(() => {
  engine.close();
});

describe('the steps on DuckDB', () => {
  const seen = new Set<string>();

  it.each([0, 1, 2, 3])(
    'give what the rules say, whatever the order and the side of the rows: 12 worlds of seed %i',
    async (seed) => {
      for (const { verdict } of await checkWorlds(engine, seed, 12)) seen.add(verdict);
    },
  );

  it('met every verdict', () => {
    expect([...seen].sort()).toEqual([...verdictNames].sort());
  });
});
