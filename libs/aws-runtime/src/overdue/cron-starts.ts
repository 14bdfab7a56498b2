const dayMs = 24 * 60 * 60_000;

/** A yearly schedule has two starts within it. */
const longestLookBack = 800;

/**
 * The last starts of a cron expression of EventBridge Scheduler, the newest first, in milliseconds since 1970.
 *
 * `undefined` for `L`, `W` and `#`, which count days from the end of a month or by weeks.
 *
 * @param expression - minutes, hours, day of month, month, day of week, year
 *
 * @example
 * lastCronStarts('0 6 ? * MON-FRI *', 'America/Bogota', { before: Date.now(), count: 2 });
 */
export const lastCronStarts = (
  expression: string,
  timezone: string,
  { before, count }: { readonly before: number; readonly count: number },
): readonly number[] | undefined => {
  const texts = expression.trim().toUpperCase().split(/\s+/);
  const sets = fields.map(({ from, to, names }, index) => valuesOf(texts[index] ?? '', from, to, names));
  if (texts.length !== fields.length || !sets.every((set) => set !== undefined)) return undefined;
  const [minutes, hours, days, months, weekdays, years] = sets as [Values, Values, Values, Values, Values, Values];

  const wall = wallClockMs(before, timezone); // in the zone's own digits, so that days and hours are the zone's
  const timesOfDay = hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * 60_000)).reverse();
  const starts: number[] = [];
  for (let back = 0; back <= longestLookBack && starts.length < count; back += 1) {
    const day = Math.floor(wall / dayMs) * dayMs - back * dayMs;
    const date = new Date(day);
    const isDay =
      days.includes(date.getUTCDate()) &&
      months.includes(date.getUTCMonth() + 1) &&
      weekdays.includes(date.getUTCDay() + 1) &&
      years.includes(date.getUTCFullYear());
    if (isDay) starts.push(...timesOfDay.map((time) => day + time).filter((start) => start <= wall));
  }
  return starts.slice(0, count).map((start) => before - (wall - start));
};

type Values = readonly number[];

const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const fields: readonly { readonly from: number; readonly to: number; readonly names: readonly string[] }[] = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  { from: 1, to: 12, names: monthNames },
  { from: 1, to: 7, names: weekdayNames },
  { from: 1970, to: 2199, names: [] },
];

/** `1,15`, `MON-FRI`, `0/15`, `*` or `?`, ascending. */
const valuesOf = (text: string, from: number, to: number, names: readonly string[]): Values | undefined => {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, first = '', last, step = '1'] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/([1-9]\d*))?$/.exec(part) ?? [];
    const isAny = first === '*' || first === '?';
    const begin = isAny ? from : numberOf(first, names);
    const end = last === undefined ? (isAny || part.includes('/') ? to : begin) : numberOf(last, names);
    if (begin === undefined || end === undefined || begin < from || end > to) return undefined;
    for (let value = begin; value <= end; value += Number(step)) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
};

const numberOf = (text: string, names: readonly string[]): number | undefined => {
  const named = names.indexOf(text);
  if (named >= 0) return named + 1;
  return /^\d+$/.test(text) ? Number(text) : undefined;
};

/** The zone's local time, as if it were UTC. */
const wallClockMs = (instant: number, timezone: string): number => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
};
