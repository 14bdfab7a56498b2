import { describe, expect, it } from 'vitest';
import { embedded, emulated } from './parity-kinds.ts';
import { playScenario } from './play-scenario.ts';
import { scenarios } from './scenarios.ts';

describe('the embedded host and the emulated one', () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'do the same: %s',
    { timeout: 60_000 },
    async (_name, scenario) => {
      const [one, other] = [await playScenario(scenario, embedded), await playScenario(scenario, emulated)];

      expect(one.runs.length).toBeGreaterThan(0);
      expect(one).toEqual(other);
    },
  );
});
