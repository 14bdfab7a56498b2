import type { Instant } from './instant.ts';

/** Reads text of one format; `undefined` when the text has another. The date that it returns may not exist. */
export type ReadInstant = (text: string) => Instant | undefined;

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const tokens: Readonly<Record<string, { readonly part: Part; readonly digits: number }>> = {
  YYYY: { part: 'year', digits: 4 },
  MM: { part: 'month', digits: 2 },
  DD: { part: 'day', digits: 2 },
  HH: { part: 'hour', digits: 2 },
  mm: { part: 'minute', digits: 2 },
  ss: { part: 'second', digits: 2 },
};
const longestFormat = 64;
const tokenPattern = /YYYY|MM|DD|HH|mm|ss/g;
/** Letters that are tokens elsewhere, such as `hh`, `A`, `YY` or `SSS`. As literals they would match no date, or hide a zone. */
const foreignToken = /(?<![A-Za-z])([AaDdHhMmSsYyZ])\1*(?![A-Za-z])/;

/** Whether a format is ISO 8601 by name. */
export const isIso = (format: string): boolean => /^ISO[- ]?8601$/i.test(format);

/** Whether a format ends in `Z`, so that its times are in UTC. */
export const isInUtc = (format: string): boolean => format.endsWith('Z');

/**
 * Makes the reader of a format such as `DD/MM/YYYY HH:mm`. Returns what is expected, as text, when the format is not usable.
 *
 * @example
 * const read = dateReader('DD/MM/YYYY');
 * if (typeof read === 'function') read('15/08/2025'); // { year: 2025, month: 8, day: 15, time: undefined }
 */
export const dateReader = (format: string): ReadInstant | string => {
  const parts = [...format.matchAll(tokenPattern)].map(([token]) => tokens[token]?.part);
  const found = new Set(parts);
  if (format.length > longestFormat) return `at most ${String(longestFormat)} characters`;
  if (found.size < parts.length) return 'each of YYYY MM DD HH mm ss at most once';
  if (!found.has('year') || !found.has('month') || !found.has('day')) return 'a day: YYYY, MM and DD';
  if ((found.has('minute') && !found.has('hour')) || (found.has('second') && !found.has('minute')))
    return 'a time from the hour on: HH, then mm, then ss';
  if (hasForeignToken(format, found.has('hour'))) return 'only YYYY MM DD HH mm ss, T, and Z at the end of a time';

  const pattern = new RegExp(
    `^${escaped(format).replace(tokenPattern, (token) => `(?<${tokens[token]?.part ?? ''}>[0-9]{${String(tokens[token]?.digits)}})`)}$`,
  );
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    return groups && instantOf(groups, isInUtc(format) ? 0 : undefined);
  };
};

const hasForeignToken = (format: string, hasTime: boolean): boolean => {
  const withoutZone = hasTime && isInUtc(format) ? format.slice(0, -1) : format;
  return foreignToken.test(withoutZone.replace(tokenPattern, '0'));
};

/** The pattern has fixed widths and literals only, so it cannot backtrack. */
const escaped = (format: string): string => format.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const instantOf = (groups: Readonly<Record<string, string>>, offset: number | undefined): Instant => ({
  year: Number(groups['year']),
  month: Number(groups['month']),
  day: Number(groups['day']),
  time:
    groups['hour'] === undefined
      ? undefined
      : {
          hour: Number(groups['hour']),
          minute: Number(groups['minute'] ?? 0),
          second: Number(groups['second'] ?? 0),
          fraction: '',
          offset,
        },
});

/** Makes the writer of a format. It writes the numbers as they were read, without converting the zone. */
export const dateWriter =
  (format: string) =>
  ({ year, month, day, time }: Instant): string => {
    const { hour = 0, minute = 0, second = 0 } = time ?? {};
    const values: Readonly<Record<Part, number>> = { year, month, day, hour, minute, second };
    return format.replace(tokenPattern, (token) => {
      const found = tokens[token];
      return found === undefined ? token : String(values[found.part]).padStart(found.digits, '0');
    });
  };
