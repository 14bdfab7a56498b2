import { zoneOffset, zoneToUtc } from '@siesa-integration/canonical-model';
import { Cron } from 'croner';
import type { Schedule } from './parse-schedule.ts';

/** Where and from when the starts of a schedule are counted. */
export interface StartsOptions {
  /** IANA name of the time zone in which `cron` and `at` are read. */
  readonly timezone: string;
  /** When a `rate` began to run, in milliseconds since 1970: its starts are whole intervals later. @defaultValue the given time */
  readonly anchor?: number | undefined;
}

/**
 * The starts of a schedule after a time, the earliest first, in milliseconds since 1970. They end with the schedule: `at` has one, and a
 * year or a date may be the last.
 *
 * As in EventBridge Scheduler, a local time that the clocks skip has no start, and one that they show twice has one.
 *
 * @throws RangeError when the zone is unknown
 *
 * @example
 * nextStarts(schedule, now, { timezone: 'America/Bogota' }).take(3).toArray();
 */
export function* nextStarts(
  schedule: Schedule,
  after: number,
  { timezone, anchor = after }: StartsOptions,
): Generator<number, void, undefined> {
  if (schedule.kind === 'rate') {
    const { everyMs } = schedule;
    for (let n = Math.floor((after - anchor) / everyMs) + 1; ; n += 1) yield anchor + n * everyMs;
  }
  const clock = zoneClock(timezone);
  if (schedule.kind === 'at') {
    const start = zoneToUtc(timezone)(schedule.localMs);
    if (start > after) yield start;
    return;
  }
  for (const local of localTimes(schedule.pattern, clock.localAt(after), 'later')) {
    const start = clock.startAt(local);
    if (start !== undefined && start > after) yield start;
  }
}

/**
 * The starts of a schedule until a time, that time included, the latest first, in milliseconds since 1970.
 *
 * @throws RangeError when the zone is unknown
 */
export function* pastStarts(
  schedule: Schedule,
  until: number,
  { timezone, anchor = until }: StartsOptions,
): Generator<number, void, undefined> {
  if (schedule.kind === 'rate') {
    const { everyMs } = schedule;
    for (let n = Math.floor((until - anchor) / everyMs); ; n -= 1) yield anchor + n * everyMs;
  }
  const clock = zoneClock(timezone);
  if (schedule.kind === 'at') {
    const start = zoneToUtc(timezone)(schedule.localMs);
    if (start <= until) yield start;
    return;
  }
  // From a day later on, because clocks that went back show a time that has passed.
  for (const local of localTimes(schedule.pattern, clock.localAt(until) + dayMs, 'earlier')) {
    const start = clock.startAt(local);
    if (start !== undefined && start <= until) yield start;
  }
}

/**
 * The starts after one time and until another, that one included, the earliest first.
 *
 * @throws RangeError when the zone is unknown
 *
 * @example
 * startsBetween(schedule, lastLook, now, { timezone, anchor }); // what is due
 */
export const startsBetween = (
  schedule: Schedule,
  after: number,
  until: number,
  options: StartsOptions,
): readonly number[] => {
  const starts: number[] = [];
  for (const start of nextStarts(schedule, after, options)) {
    if (start > until) break;
    starts.push(start);
  }
  return starts;
};

const dayMs = 86_400_000;

/** Local times of a pattern in one direction, as if they were UTC: croner counts days, weekdays and months, and knows no clock that changes. */
function* localTimes(
  pattern: string,
  from: number,
  direction: 'later' | 'earlier',
): Generator<number, void, undefined> {
  const cron = new Cron(pattern, { utcOffset: 0, alternativeWeekdays: true, domAndDow: true });
  const following = (local: Date): Date | null | undefined =>
    direction === 'later' ? cron.nextRun(local) : cron.previousRuns(1, local)[0];
  for (let local = following(new Date(from)); local; local = following(local)) yield local.getTime();
}

interface ZoneClock {
  /** The local time as if it were UTC. */
  readonly localAt: (utcMs: number) => number;
  /** When the clocks show a local time first; `undefined` when they skip it. */
  readonly startAt: (localMs: number) => number | undefined;
}

const zoneClock = (timezone: string): ZoneClock => {
  const [offsetAt, toUtc] = [zoneOffset(timezone), zoneToUtc(timezone)];
  const localAt = (utcMs: number): number => utcMs + offsetAt(utcMs);
  return {
    localAt,
    startAt: (localMs) => {
      const utcMs = toUtc(localMs);
      return localAt(utcMs) === localMs ? utcMs : undefined;
    },
  };
};
