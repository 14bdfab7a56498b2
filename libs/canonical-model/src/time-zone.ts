const dayMs = 86_400_000;
const minuteMs = 60_000;
/** The dates of one catalogue need few offsets. A full cache is emptied. */
const remembered = 1_000;

/** How far a zone is ahead of UTC at a time. Both are in milliseconds, the time since 1970. */
export type ZoneOffset = (utcMs: number) => number;

/**
 * Makes the conversion of local times to UTC for one time zone. Both are milliseconds since 1970; the local time is
 * written as if it were UTC. When clocks go back, the first of the two possible times is meant. When clocks skip an hour,
 * the offset before the change applies.
 *
 * @param timezone IANA name
 * @throws RangeError when the zone is unknown
 *
 * @example
 * const toUtc = zoneToUtc('America/Bogota');
 * new Date(toUtc(Date.UTC(2025, 0, 15))).toISOString(); // '2025-01-15T05:00:00.000Z'
 */
export const zoneToUtc = (timezone: string): ((localMs: number) => number) => {
  const offsetAt = zoneOffset(timezone);

  return (localMs) => {
    const before = offsetAt(localMs - dayMs);
    const after = offsetAt(localMs + dayMs);
    const fitting = [before, after].filter((offset) => offsetAt(localMs - offset) === offset);
    return localMs - (fitting.length === 0 ? before : Math.max(...fitting));
  };
};

/**
 * Makes the function that returns a zone's offset from UTC. Caches the offset of each quarter of an hour, because zones change on quarters only.
 *
 * @param timezone IANA name
 * @throws RangeError when the zone is unknown
 *
 * @example
 * zoneOffset('America/Bogota')(Date.UTC(2025, 0, 15)); // -18_000_000, five hours behind
 */
export const zoneOffset = (timezone: string): ZoneOffset => {
  const offsetAt = readOffsets(timezone);
  const offsets = new Map<number, number>();

  return (utcMs) => {
    const quarter = Math.floor(utcMs / (15 * minuteMs));
    const known = offsets.get(quarter);
    if (known !== undefined) return known;

    const offset = offsetAt(quarter * 15 * minuteMs);
    if (offsets.size >= remembered) offsets.clear();
    offsets.set(quarter, offset);
    return offset;
  };
};

const readOffsets = (timezone: string): ZoneOffset => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });

  return (utcMs) => {
    const name = format.formatToParts(utcMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0', seconds = '0'] =
      /([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?$/.exec(name) ?? [];
    const distance = (Number(hours) * 60 + Number(minutes)) * minuteMs + Number(seconds) * 1_000;
    return sign === '-' ? -distance : distance;
  };
};
