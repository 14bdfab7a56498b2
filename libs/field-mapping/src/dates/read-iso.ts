import type { Instant } from './instant.ts';

const shape =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?:([zZ])|([+-])([0-9]{2}):?([0-9]{2})?)?)?$/;

/**
 * Reads an ISO 8601 date, with or without a time, also with a blank in place of the `T`; `undefined` for any other text.
 *
 * @example
 * readIso('2024-12-05T17:53:38.39'); // { year: 2024, month: 12, day: 5, time: { hour: 17, …, fraction: '39', offset: undefined } }
 */
export const readIso = (text: string): Instant | undefined => {
  const match = shape.exec(text);
  if (match === null) return undefined;

  const [, year, month, day, hour, minute, second = '0', fraction = '', zulu, sign, offsetHours, offsetMinutes = '0'] =
    match;
  const distance = Number(offsetHours) * 60 + Number(offsetMinutes);
  const offset = zulu === undefined ? (sign === undefined ? undefined : sign === '-' ? -distance : distance) : 0;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time:
      hour === undefined
        ? undefined
        : { hour: Number(hour), minute: Number(minute), second: Number(second), fraction, offset },
  };
};

/**
 * The canonical text of a date that is already canonical, or is a day that lacks only `T00:00:00Z`; `undefined` for any
 * other text. It avoids a `Date` object for most rows.
 */
export const finishedIso = (text: string): string | undefined => {
  if (text.length !== 10 && text.length !== 20) return undefined;
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return undefined;
  if (text.length === 10) return `${text}T00:00:00Z`;

  return isClock(text) ? text : undefined;
};

const isClock = (text: string): boolean =>
  text[10] === 'T' &&
  text[13] === ':' &&
  text[16] === ':' &&
  text[19] === 'Z' &&
  digits(text, 11, 13) < 24 &&
  digits(text, 14, 16) < 60 &&
  digits(text, 17, 19) < 60;

const dash = 0x2d;
const zero = 0x30;

/** The number in these characters; `NaN` when one is not a digit. */
const digits = (text: string, start: number, end: number): number => {
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};
