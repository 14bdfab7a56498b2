import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPlan, aScheduler } from '../../testing/a-scheduler.ts';
import { spreadMs } from './decide-start.ts';
import type { SchedulePlans } from './read-plans.ts';

const hourMs = 3_600_000;
const midnight = Date.parse('2026-03-02T00:00:00Z');
beforeEach(() => vi.useFakeTimers({ now: midnight }));
afterEach(() => vi.useRealTimers());

const many = Array.from({ length: 10 }, (_, index) => aPlan(`cliente-${String(index)}`, 'cron(0 * * * ? *)'));
const bySpread = many.map(({ clientId }) => clientId).toSorted((one, other) => spreadMs(one) - spreadMs(other));

describe('createScheduler', () => {
  it('runs at most so many syncs at once; the others wait, always in the same order', async () => {
    const bench = aScheduler(many, () => 5, { concurrency: 3 });
    const scheduler = bench.switchOn();

    await vi.advanceTimersByTimeAsync(hourMs + 60_000);
    expect(scheduler.status()).toEqual({ running: 3, waiting: 7, problems: [] });
    await vi.advanceTimersByTimeAsync(hourMs);
    expect(scheduler.status()).toMatchObject({ running: 3, waiting: 7 });
    await vi.advanceTimersByTimeAsync(hourMs / 2);
    await bench.switchOff();

    expect(bench.started.map(({ clientId }) => clientId)).toEqual([...bySpread, ...bySpread]);
    expect(bench.mostAtOnce()).toBe(3);
  });

  it('catches up in the same order, and what was cut off or waited when it was stopped', async () => {
    const bench = aScheduler(many, () => 5, { concurrency: 3 });
    bench.switchOn();
    await vi.advanceTimersByTimeAsync(hourMs + 60_000);
    await bench.switchOff();
    bench.started.length = 0;
    vi.setSystemTime(midnight + hourMs + 600_000);
    bench.switchOn();
    await vi.advanceTimersByTimeAsync(hourMs / 2);
    await bench.switchOff();

    expect(bench.started.map(({ clientId }) => clientId)).toEqual(bySpread);
    const states = [...bench.states.values()];
    expect(states.map(({ ticks }) => ticks[0]?.outcome)).toEqual(Array(10).fill('caught-up'));
    expect(states.map(({ pending }) => pending)).toEqual(Array(10).fill(undefined));
  });

  it('follows a changed, a new and a removed client without a restart', async () => {
    const [one, other, third] = many;
    if (!one || !other || !third) throw new Error('There are three.');
    const bench = aScheduler([one, other], () => 1, { lookEveryMs: 10_000 });
    bench.switchOn();
    await vi.advanceTimersByTimeAsync(hourMs / 2);
    bench.plans.splice(0, 2, aPlan(one.clientId, 'cron(45 * * * ? *)'), third);
    await vi.advanceTimersByTimeAsync(hourMs);
    await bench.switchOff();

    expect(bench.started.map(({ clientId, at }) => [clientId, at - spreadMs(clientId) - midnight])).toEqual([
      [one.clientId, 0.75 * hourMs],
      [third.clientId, hourMs],
    ]);
    expect(bench.states.get(other.clientId)?.paused).toBe(true);
  });

  it('lets a client whose file is broken wait, and catches up once it is mended', async () => {
    const [one, other] = many;
    if (!one || !other) throw new Error('There are two.');
    let plans: SchedulePlans = { plans: [one, other], unusable: new Set(), problems: [] };
    const bench = aScheduler([], () => 1, { lookEveryMs: 10_000 }, { readPlans: () => Promise.resolve(plans) });
    const scheduler = bench.switchOn();
    await vi.advanceTimersByTimeAsync(60_000);
    plans = { plans: [other], unusable: new Set([one.clientId]), problems: ['It is broken.'] };
    await vi.advanceTimersByTimeAsync(1.5 * hourMs);
    expect(bench.started.map(({ clientId }) => clientId)).toEqual([other.clientId]);
    expect(scheduler.status().problems).toEqual(['It is broken.']);
    plans = { plans: [one, other], unusable: new Set(), problems: [] };
    await vi.advanceTimersByTimeAsync(60_000);
    await bench.switchOff();

    expect(bench.started.map(({ clientId }) => clientId)).toEqual([other.clientId, one.clientId]);
    expect(bench.states.get(one.clientId)?.ticks).toMatchObject([{ outcome: 'caught-up', starts: 1 }]);
  });

  it('goes on when a look fails, says why meanwhile, and starts nothing that it could not store', async () => {
    const [one] = many;
    if (!one) throw new Error('There is one.');
    let full = true;
    const bench = aScheduler(
      [one],
      () => 1,
      { lookEveryMs: 60_000 },
      {
        states: {
          all: () => Promise.resolve(new Map(itself().states)),
          read: (clientId) => Promise.resolve(itself().states.get(clientId)),
          put: (clientId, state) =>
            full
              ? Promise.reject(new Error('The disk is full.'))
              : Promise.resolve(void itself().states.set(clientId, state)),
        },
      },
    );
    const itself = () => bench;
    const scheduler = bench.switchOn();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(scheduler.status()).toMatchObject({ failure: 'The disk is full.' });
    full = false;
    await vi.advanceTimersByTimeAsync(hourMs / 2);
    expect(scheduler.status()).not.toHaveProperty('failure');
    full = true;
    await vi.advanceTimersByTimeAsync(hourMs);
    expect(bench.started).toEqual([]);
    full = false;
    await vi.advanceTimersByTimeAsync(120_000);
    await bench.switchOff();

    expect(bench.started.map(({ clientId }) => clientId)).toEqual([one.clientId]);
  });

  it('tries a sync that cannot be started three times, and again at its next start', async () => {
    const [one] = many;
    if (!one) throw new Error('There is one.');
    const ports = { sync: () => Promise.reject(new Error('no')) };
    const bench = aScheduler([one], () => 1, { lookEveryMs: 10_000 }, ports);
    bench.switchOn();
    await vi.advanceTimersByTimeAsync(hourMs + 120_000);
    const ticks = bench.states.get(one.clientId)?.ticks ?? [];
    expect(ticks.map(({ outcome }) => outcome)).toEqual(['cut-off', 'caught-up', 'caught-up', 'started']);
    await vi.advanceTimersByTimeAsync(hourMs);
    await bench.switchOff();

    expect(bench.states.get(one.clientId)?.ticks).toHaveLength(8);
  });

  it('records a start as skipped when another process syncs the client', async () => {
    const [one] = many;
    if (!one) throw new Error('There is one.');
    const bench = aScheduler([one], () => 1, {}, { sync: () => Promise.resolve('skipped') });
    bench.switchOn();
    await vi.advanceTimersByTimeAsync(hourMs + 60_000);
    await bench.switchOff();

    expect(bench.states.get(one.clientId)).toMatchObject({ ticks: [{ outcome: 'skipped' }] });
    expect(bench.states.get(one.clientId)).not.toHaveProperty('pending');
  });
});
