import { describe, expect, it } from 'vitest';
import { everyState } from '../../testing/definition.ts';

describe('payloads', () => {
  it('of all children together are small: each returns an empty object', () => {
    expect(everyState()['PartEnded']).toMatchObject({ Type: 'Succeed', OutputPath: null });
    expect(everyState()['LoadParts']).toMatchObject({ ResultPath: null });
  });
});

describe('history', () => {
  it('A10: of 50 slices stays below 5,000 events, because parts have their own histories', () => {
    const eventsOfSlice = 2 + 5 + 5 + 2 + 2; // Extract enters, is scheduled, started, ends and exits; the Map likewise; a choice; a wait

    expect(50 * eventsOfSlice).toBeLessThan(5_000);
    expect(everyState()['LoadParts']).toMatchObject({ ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } } });
  });
});
