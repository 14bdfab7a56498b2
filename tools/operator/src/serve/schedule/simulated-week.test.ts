import type { Tick } from '@siesa-integration/local-runtime';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aPlan, aScheduler } from '../../testing/a-scheduler.ts';
import { spreadMs } from './decide-start.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A client's schedule, and the same rule by the clock on the wall, written without a parser. */
interface Rule {
  readonly clientId: string;
  readonly expression: string;
  readonly timezone: string;
  readonly isDue: (wall: Wall) => boolean;
}

interface Wall {
  readonly weekday: string;
  readonly hour: number;
  readonly minute: number;
}

const rules: readonly Rule[] = [
  {
    clientId: 'bogota',
    expression: 'cron(0 6,18 ? * MON-FRI *)',
    timezone: 'America/Bogota',
    isDue: ({ weekday, hour, minute }) =>
      weekday !== 'Sat' && weekday !== 'Sun' && (hour === 6 || hour === 18) && minute === 0,
  },
  {
    clientId: 'madrid-by-night',
    expression: 'cron(30 2 * * ? *)', // the hour that clocks skip in spring and show twice in autumn
    timezone: 'Europe/Madrid',
    isDue: ({ hour, minute }) => hour === 2 && minute === 30,
  },
  {
    clientId: 'madrid',
    expression: 'cron(0/20 0-4 * * ? *)',
    timezone: 'Europe/Madrid',
    isDue: ({ hour, minute }) => hour <= 4 && minute % 20 === 0,
  },
  {
    clientId: 'auckland',
    expression: 'cron(15 1/5 * * ? *)',
    timezone: 'Pacific/Auckland',
    isDue: ({ hour, minute }) => hour >= 1 && (hour - 1) % 5 === 0 && minute === 15,
  },
];

const minuteMs = 60_000;

/** Every minute whose wall clock matches; a wall clock that is shown twice counts once, and one that is skipped never. */
const dueTimes = ({ timezone, isDue }: Rule, from: number, until: number): readonly number[] => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    weekday: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const shown = new Set<string>();
  const due: number[] = [];
  for (let at = from; at <= until; at += minuteMs) {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const text = Object.values(parts).join();
    const wall = { weekday: parts['weekday'] ?? '', hour: Number(parts['hour']), minute: Number(parts['minute']) };
    if (isDue(wall) && !shown.has(text) && at > from) due.push(at);
    shown.add(text);
  }
  return due;
};

const hourMs = 3_600_000;

it.each([
  ['in which clocks go forward in Madrid', '2026-03-25T00:00:00Z'],
  ['in which clocks go back in Madrid', '2026-10-21T00:00:00Z'],
])('starts what EventBridge Scheduler would in a week %s, with a day off and slow syncs', async (_, monday) => {
  const from = Date.parse(monday);
  const [offFrom, onAgain] = [from + 50 * hourMs, from + 75 * hourMs + 7 * minuteMs];
  const until = from + 168 * hourMs;
  vi.setSystemTime(from);
  const ticks = new Map<string, Tick[]>(rules.map(({ clientId }) => [clientId, []]));
  const bench = aScheduler(
    rules.map(({ clientId, expression, timezone }) => aPlan(clientId, expression, timezone)),
    (clientId, at) => (clientId === 'madrid' && new Date(at).getUTCDay() === 0 ? 45 : 3), // slow on Sunday
    {},
    { onTick: (clientId, tick) => ticks.get(clientId)?.push(tick) },
  );

  bench.switchOn();
  await vi.advanceTimersByTimeAsync(offFrom - from);
  await bench.switchOff();
  vi.setSystemTime(onAgain);
  bench.switchOn();
  await vi.advanceTimersByTimeAsync(until - onAgain);
  await bench.switchOff();

  for (const rule of rules) {
    const { clientId } = rule;
    const spread = spreadMs(clientId);
    const due = dueTimes(rule, from, until - spread);
    const [before, missed, after] = [
      due.filter((at) => at + spread <= offFrom),
      due.filter((at) => at + spread > offFrom && at + spread <= onAgain),
      due.filter((at) => at + spread > onAgain),
    ];
    const decided = ticks.get(clientId) ?? [];
    const latestMissed = missed.at(-1);

    expect(decided.map(({ at, starts }) => [at, starts])).toEqual([
      ...before.map((at) => [new Date(at).toISOString(), 1]),
      ...(latestMissed === undefined ? [] : [[new Date(latestMissed).toISOString(), missed.length]]),
      ...after.map((at) => [new Date(at).toISOString(), 1]),
    ]);
    expect(decided.filter(({ outcome }) => outcome === 'caught-up').map(({ starts }) => starts)).toEqual(
      missed.length === 0 ? [] : [missed.length],
    );
    const starts = decided.filter(({ outcome }) => outcome !== 'skipped');
    expect(bench.started.filter((sync) => sync.clientId === clientId).map(({ at }) => at)).toEqual(
      starts.map(({ at, outcome }) => (outcome === 'caught-up' ? onAgain : Date.parse(at) + spread)),
    );
    const skipped = decided.filter(({ outcome }) => outcome === 'skipped').length;
    if (clientId === 'madrid') expect(skipped).toBeGreaterThan(5);
    else expect(skipped).toBe(0);
  }
});
