const dayMs = 86_400_000;
const minuteMs = 60_000;
/** The dates of one catalogue need few offsets. A full cache is emptied. */
const remembered = 1_000;

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
  const offsetAt = rememberingOffsets(timezone);

  return (localMs) => {
    const before = offsetAt(localMs - dayMs);
    const after = offsetAt(localMs + dayMs);
    const fitting = [before, after].filter((offset) => offsetAt(localMs - offset) === offset);
    return localMs - (fitting.length === 0 ? before : Math.max(...fitting));
  };
};

/** Caches the offset of each quarter of an hour, because zones change on quarters only. */
const rememberingOffsets = (timezone: string): ((utcMs: number) => number) => {
  const offsetAt = zoneOffset(timezone);
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

/** How far a zone is ahead of UTC at a time, in milliseconds. */
const zoneOffset = (timezone: string): ((utcMs: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });

  return (utcMs) => {
    const name = format.formatToParts(utcMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0', seconds = '0'] =
      /([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?$/.exec(name) ?? [];
    const distance = (Number(hours) * 60 + Number(minutes)) * minuteMs + Number(seconds) * 1_000;
    return sign === '-' ? -distance : distance;
  };
};
