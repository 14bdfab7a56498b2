import { parseSchedule } from '@siesa-integration/workflow-contract';
import type { ScheduleState } from '@siesa-integration/local-runtime';
import { describe, expect, it } from 'vitest';
import { afterSync, decideStart, nextLook, paused, spreadMs } from './decide-start.ts';
import type { SchedulePlan } from './read-plans.ts';

const planOf = (expression: string, clientId = 'cliente-a'): SchedulePlan => {
  const result = parseSchedule(expression);
  if (!result.ok) throw new Error(result.problem);
  return { clientId, expression, schedule: result.schedule, timezone: 'America/Bogota' };
};
const plan = planOf('rate(1 hour)');
const spread = spreadMs('cliente-a');
const start = Date.parse('2026-03-02T06:00:00Z');
const hours = (count: number): number => start + count * 3_600_000 + spread;
const iso = (hour: number): string => new Date(start + hour * 3_600_000).toISOString();
const seen = decideStart(plan, undefined, { now: start, isActive: false }).state;
const decide = (state: ScheduleState, now: number, isActive = false) => decideStart(plan, state, { now, isActive });

describe('decideStart', () => {
  it('counts a rate from when it was first seen', () => {
    expect(seen).toEqual({
      schedule: 'rate(1 hour)',
      timezone: 'America/Bogota',
      since: iso(0),
      decided_until: iso(0),
      ticks: [],
    });
    expect(nextLook(plan, seen)).toBe(hours(1));
    expect(decide(seen, hours(1) - 1)).toEqual({ state: seen });
  });

  it('starts when the part of the minute that the client has is reached, and once', () => {
    const { state, tick } = decide(seen, hours(1));

    expect(tick).toEqual({ at: iso(1), outcome: 'started', starts: 1 });
    expect(state).toMatchObject({ decided_until: iso(1), pending: { at: iso(1), attempts: 1 }, ticks: [tick] });
    expect(decide(state, hours(1) + 1, true)).toEqual({ state });
  });

  it('makes one late sync of the starts that were missed', () => {
    expect(decide(seen, hours(5) + 600_000).tick).toEqual({ at: iso(5), outcome: 'caught-up', starts: 5 });
    expect(decide(seen, hours(1) + 61_000).tick).toEqual({ at: iso(1), outcome: 'caught-up', starts: 1 });
    expect(decide(seen, hours(1) + 59_000).tick).toMatchObject({ outcome: 'started' });
  });

  it('counts at most 1,000 of them, and still knows the latest', () => {
    expect(decide(seen, hours(5_000)).tick).toEqual({ at: iso(5_000), outcome: 'caught-up', starts: 1_000 });
  });

  it('skips a start while a sync runs, which stays pending', () => {
    const running = decide(seen, hours(1)).state;
    const { state, tick } = decide(running, hours(2), true);

    expect(tick).toEqual({ at: iso(2), outcome: 'skipped', starts: 1 });
    expect(state).toMatchObject({ decided_until: iso(2), pending: { at: iso(1) } });
    expect(afterSync(state, false)).toEqual({ ...seen, decided_until: iso(2), ticks: state.ticks });
  });

  it('records a start as skipped when another process had the client', () => {
    expect(afterSync(decide(seen, hours(1)).state, true).ticks).toEqual([
      { at: iso(1), outcome: 'skipped', starts: 1 },
    ]);
  });

  it('starts a sync again that was cut off, three times in all', () => {
    let { state } = decide(seen, hours(1));
    const outcomes = [1, 2, 3, 4].map((minute) => {
      const decision = decide(state, hours(1) + minute * 60_000);
      ({ state } = decision);
      return decision.tick?.outcome;
    });

    expect(outcomes).toEqual(['caught-up', 'caught-up', 'cut-off', undefined]);
    expect(decide(state, hours(2)).tick).toMatchObject({ outcome: 'started' });
  });

  it('makes one sync of what was cut off and what was missed', () => {
    const { state, tick } = decide(decide(seen, hours(1)).state, hours(2) + 1);

    expect(tick).toEqual({ at: iso(2), outcome: 'caught-up', starts: 1 });
    expect(state.pending).toEqual({ at: iso(2), attempts: 1 });
  });

  it('begins anew with another schedule or zone, and keeps what was recorded', () => {
    const { state } = decide(seen, hours(1));
    const other = decideStart(planOf('rate(2 hours)'), state, { now: hours(3), isActive: false });
    const moved = decideStart({ ...plan, timezone: 'UTC' }, state, { now: hours(3), isActive: false });

    expect([other.tick, moved.tick]).toEqual([undefined, undefined]);
    expect(other.state).toMatchObject({ since: new Date(hours(3)).toISOString(), ticks: state.ticks });
    expect(moved.state).toMatchObject({ timezone: 'UTC', decided_until: new Date(hours(3)).toISOString() });
  });

  it('misses nothing while it is paused, and goes on with the same rate', () => {
    const state = paused(decide(seen, hours(1)).state);
    expect(paused(state)).toBe(state);

    const resumed = decide(state, hours(5));
    expect(resumed.tick).toBeUndefined();
    expect(nextLook(plan, resumed.state)).toBe(hours(6));
  });

  it('keeps the newest twenty', () => {
    let state = seen;
    for (let hour = 1; hour <= 30; hour += 1) state = afterSync(decide(state, hours(hour)).state, false);

    expect(state.ticks.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => iso(30 - index)));
  });

  it('ends with its schedule', () => {
    const once = planOf('at(2026-03-02T02:00:00)'); // 07:00 UTC
    const first = decideStart(once, undefined, { now: start, isActive: false }).state;
    const { state, tick } = decideStart(once, first, { now: hours(1), isActive: false });

    expect(tick).toEqual({ at: iso(1), outcome: 'started', starts: 1 });
    expect(nextLook(once, state)).toBeUndefined();
  });
});

describe('spreadMs', () => {
  it('gives many clients parts of a minute of their own, always the same', () => {
    const spreads = Array.from({ length: 500 }, (_, index) => spreadMs(`cliente-${String(index)}`));

    expect(Math.max(...spreads)).toBeLessThan(60_000);
    expect(Math.min(...spreads)).toBeGreaterThanOrEqual(0);
    const quarters = spreads.map((ms) => Math.floor(ms / 15_000));
    for (const quarter of [0, 1, 2, 3]) expect(quarters.filter((some) => some === quarter).length).toBeGreaterThan(80);
    expect(spreadMs('cliente-0')).toBe(spreads[0]);
  });
});
