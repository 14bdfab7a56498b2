import type { Moment } from './instant.ts';

/** Reads text of one form; `undefined` when the text has another. What it reads may still be no real moment. */
export type ReadMoment = (text: string) => Moment | undefined;

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

/**
 * Makes the reader of a format such as `DD/MM/YYYY HH:mm`; a sentence instead when the format does not say a day.
 *
 * @example
 * const read = dateReader('DD/MM/YYYY');
 * if (typeof read === 'function') read('15/08/2025'); // { year: 2025, month: 8, day: 15, time: undefined }
 */
export const dateReader = (format: string): ReadMoment | string => {
  const parts = [...format.matchAll(tokenPattern)].map(([token]) => tokens[token]?.part);
  const found = new Set(parts);
  if (format.length > longestFormat) return `at most ${String(longestFormat)} characters`;
  if (found.size < parts.length) return 'each of YYYY MM DD HH mm ss at most once';
  if (!found.has('year') || !found.has('month') || !found.has('day')) return 'a day: YYYY, MM and DD';
  if ((found.has('minute') && !found.has('hour')) || (found.has('second') && !found.has('minute')))
    return 'a time from the hour on: HH, then mm, then ss';

  const pattern = new RegExp(
    `^${escaped(format).replace(tokenPattern, (token) => `(?<${tokens[token]?.part ?? ''}>[0-9]{${String(tokens[token]?.digits)}})`)}$`,
  );
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    return groups && momentOf(groups);
  };
};

/** Fixed widths and literals only: a native pattern that cannot backtrack. */
const escaped = (format: string): string => format.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const momentOf = (groups: Readonly<Record<string, string>>): Moment => ({
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
          offset: undefined,
        },
});

/** Makes the writer of a format: it writes a moment as it was read, in whatever zone that was. */
export const dateWriter =
  (format: string) =>
  ({ year, month, day, time }: Moment): string => {
    const { hour = 0, minute = 0, second = 0 } = time ?? {};
    const values: Readonly<Record<Part, number>> = { year, month, day, hour, minute, second };
    return format.replace(tokenPattern, (token) => {
      const found = tokens[token];
      return found === undefined ? token : String(values[found.part]).padStart(found.digits, '0');
    });
  };
