import { afterAll, beforeAll, it } from 'vitest';
import { checkWorlds } from '../src/testing/check-worlds.ts';
import { anEngine, type TestEngine } from '../src/testing/run-world.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await anEngine();
});
afterAll(() => {
  engine.close();
});

it.each(Array.from({ length: 100 }, (_, at) => 1_000 + at))('20 worlds of seed %i', async (seed) => {
  await checkWorlds(engine, seed, 20);
});
