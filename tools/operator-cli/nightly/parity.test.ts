import { describe, expect, it } from 'vitest';
import { embedded, emulated } from '../src/testing/parity/parity-kinds.ts';
import { playScenario } from '../src/testing/parity/play-scenario.ts';
import { longScenarios } from './long-scenarios.ts';

describe('the embedded host and the emulated one', () => {
  it.each(longScenarios.map((scenario) => [scenario.name, scenario] as const))(
    'do the same: %s',
    { timeout: 600_000 },
    async (_name, scenario) => {
      expect(await playScenario(scenario, embedded)).toEqual(await playScenario(scenario, emulated));
    },
  );
});
