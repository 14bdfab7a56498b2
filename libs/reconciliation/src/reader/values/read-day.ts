import type { Dialect } from '../../rules/side-schema.ts';

/** Why a text is no date. Numbers that `readDay` returns instead of a day, so that no object is made for a row. */
export const dayProblem = {
  /** Not in the declared format. */
  format: 0.1,
  /** In the format, and no day of the calendar, such as 30/02. */
  impossible: 0.2,
} as const;

export type ReadDay = (data: Uint8Array, start: number, end: number) => number;

const zero = 48;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Years outside are mistakes of typing. */
const firstYear = 1900;
const lastYear = 2999;

/**
 * Makes a reader of dates in one format.
 *
 * @returns a function that gives days since 1970-01-01, or one of `dayProblem`, which are no whole numbers
 */
export const createReadDay = (format: Dialect['date_format']): ReadDay => {
  const year = format.indexOf('Y');
  const month = format.indexOf('M');
  const day = format.indexOf('D');
  const separators = [...format.matchAll(/[^YMD]/g)].map(({ 0: text, index }) => [index, text.charCodeAt(0)] as const);
  const [[firstAt, separator] = [-1, 0], [secondAt] = [-1]] = separators;

  return (data, start, end) => {
    if (end - start !== format.length) return dayProblem.format;
    if (firstAt >= 0 && (data[start + firstAt] !== separator || data[start + secondAt] !== separator))
      return dayProblem.format;
    const y = twoDigits(data, start + year) * 100 + twoDigits(data, start + year + 2);
    const m = twoDigits(data, start + month);
    const d = twoDigits(data, start + day);
    if (Number.isNaN(y + m + d)) return dayProblem.format;
    if (y < firstYear || y > lastYear || m < 1 || m > 12 || d < 1) return dayProblem.impossible;
    const most = m === 2 && isLeap(y) ? 29 : (monthDays[m - 1] ?? 0);
    return d > most ? dayProblem.impossible : toDayNumber(y, m, d);
  };
};

const twoDigits = (data: Uint8Array, at: number): number => {
  const tens = (data[at] ?? 0) - zero;
  const ones = (data[at + 1] ?? 0) - zero;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Number.NaN : tens * 10 + ones;
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Years begin in March, so that the leap day is the last one. */
const toDayNumber = (year: number, month: number, day: number): number => {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.trunc((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.trunc(y / 4) - Math.trunc(y / 100) + Math.trunc(y / 400) + dayOfYear - 719_468;
};
