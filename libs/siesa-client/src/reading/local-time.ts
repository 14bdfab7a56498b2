/** `2024-12-05T17:53:38.39`, with or without seconds, fraction and zone. */
const isoTime = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** `2025-01-15T09:12:00Z`, which needs no arithmetic. */
const utcSecond = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * A time as Siesa writes it, in UTC: as `siesaTimeMs`, in ISO 8601 with milliseconds.
 *
 * @example
 * siesaTimeText('2024-12-05T17:53:38.39', 'America/Bogota'); // '2024-12-05T22:53:38.390Z'
 */
export const siesaTimeText = (text: string, zone: string): string | undefined => {
  if (utcSecond.test(text)) {
    const instant = new Date(text);
    const isThere = instant.getUTCDate() === Number(text.slice(8, 10)); // false for NaN, for February 30, and for 24:00, which is the next day
    if (isThere) return `${text.slice(0, -1)}.000Z`;
  }
  const instant = siesaTimeMs(text, zone);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

/**
 * Milliseconds since 1970 of a time as Siesa writes it; a time without zone is local to `zone`. `undefined` when there is no such time
 * (`2025-02-30`, `0000-00-00`).
 *
 * @example
 * siesaTimeMs('2024-12-05T17:53:38.39', 'America/Bogota'); // Date.parse('2024-12-05T22:53:38.390Z')
 */
export const siesaTimeMs = (text: string, zone: string): number | undefined => {
  const match = isoTime.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', offset] = match;
  const utc = Date.parse(
    `${String(year)}-${String(month)}-${String(day)}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`,
  );
  if (Number.isNaN(utc) || new Date(utc).getUTCDate() !== Number(day)) return undefined; // February 30 becomes March 2

  return utc - (offset === undefined ? zoneOffsetMs(utc, zone) : fixedOffsetMs(offset));
};

/**
 * Writes the zone's offset behind a local time, whose digits stay as they are. Text that is not a time, or has a zone, stays as it is.
 *
 * @example
 * withZone('2024-12-05T17:53:38.39', 'America/Bogota'); // '2024-12-05T17:53:38.39-05:00'
 */
export const withZone = (text: string, zone: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/.test(text)) return text;
  const utc = siesaTimeMs(text, 'UTC');
  if (utc === undefined) return text;
  return `${text}${offsetText(zoneOffsetMs(utc, zone))}`;
};

/**
 * An instant as local time in `zone`, as Connekta's filters take it.
 *
 * @example
 * wallClock(Date.parse('2025-01-15T14:55:00Z'), 'America/Bogota'); // '20250115 09:55:00'
 */
export const wallClock = (instant: number, zone: string): string => {
  const local = new Date(instant + offsetAt(instant, zone)).toISOString();
  return `${local.slice(0, 10).replaceAll('-', '')} ${local.slice(11, 19)}`;
};

/**
 * An instant as local time in `zone` with that zone's offset, in whole seconds. A server that compares digits and one that reads zones
 * understand the same by it. A text that is not a time stays as it is.
 *
 * @example
 * withOffset('2026-11-29T19:16:51.400Z', 'America/Bogota'); // '2026-11-29T14:16:51-05:00'
 */
export const withOffset = (text: string, zone: string): string => {
  const instant = siesaTimeMs(text, zone);
  if (instant === undefined) return text;
  const second = Math.floor(instant / 1000) * 1000;
  const offset = offsetAt(second, zone);
  return `${new Date(second + offset).toISOString().slice(0, 19)}${offsetText(offset)}`;
};

/**
 * The beginning of the day in `zone` that holds an instant, in UTC. A text that is not a time stays as it is.
 *
 * @example
 * startOfDay('2026-11-29T19:16:51.400Z', 'America/Bogota'); // '2026-11-29T05:00:00.000Z'
 *
 * @internal
 */
export const startOfDay = (text: string, zone: string): string => {
  const midnight = siesaTimeMs(withOffset(text, zone).slice(0, 10), zone);
  return midnight === undefined ? text : new Date(midnight).toISOString();
};

/**
 * Whether times are days: one of them is a date alone, or all of them are midnight as written.
 *
 * @example
 * areDays(['2025-01-15T00:00:00', '2025-01-16T00:00:00']); // true
 */
export const areDays = (times: readonly unknown[]): boolean => {
  let midnights = 0;
  let others = 0;
  for (const time of times) {
    if (typeof time !== 'string' || time.charCodeAt(4) !== 45 /* - */) continue;
    if (time.trim().length === 10 && isoTime.test(time.trim())) return true;
    if (midnight.test(time)) midnights += 1;
    else others += 1;
  }
  return midnights > 0 && others === 0;
};

const midnight = /^.{10}[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?\s*$/;

const offsetText = (offsetMs: number): string => {
  const minutes = Math.abs(offsetMs) / 60_000;
  const [hours, rest] = [Math.trunc(minutes / 60), Math.trunc(minutes % 60)].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${offsetMs < 0 ? '-' : '+'}${String(hours)}:${String(rest)}`;
};

const fixedOffsetMs = (offset: string): number => {
  if (offset === 'Z') return 0;
  const [hours = '0', minutes = '0', seconds = '0'] = offset.match(/\d{2}/g) ?? []; // seconds: local mean times before standard time
  const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return offset.startsWith('-') ? -ms : ms;
};

/** Offsets change on the hour at most: one look-up for each hour and zone. */
const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far `zone` is ahead of UTC at a local time, which is passed as if it were UTC. Where clocks go back, the earlier of the two times counts. */
const zoneOffsetMs = (local: number, zone: string): number => {
  const key = `${zone} ${String(Math.floor(local / 3_600_000))}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;

  const guess = offsetAt(local, zone);
  const offset = offsetAt(local - guess, zone);
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
};

const offsetAt = (instant: number, zone: string): number => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 0 : fixedOffsetMs(name.slice(3));
};
