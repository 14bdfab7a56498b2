import { Failure } from '../values/failure.ts';
import { cleanText } from '../values/clean-text.ts';
import { numberText } from '../values/to-decimal.ts';
import { dateWriter, isInUtc, type ReadInstant } from './date-format.ts';
import { isRealInstant, type Instant } from './instant.ts';
import { finishedIso, readIso } from './read-iso.ts';

export interface DateOptions {
  /** The declared format, which is tried first. ISO 8601 is tried second. */
  readonly from?: { readonly format: string; readonly read: ReadInstant };
  /** The format of the result, in UTC when it ends in `Z`. @defaultValue ISO 8601 in UTC */
  readonly to?: string;
  /** Local milliseconds → UTC milliseconds. */
  readonly toUtc: (localMs: number) => number;
}

/**
 * Makes the conversion to dates in UTC. A day becomes its midnight in UTC, `2025-01-31T00:00:00Z`. A time without a zone
 * is in the client's zone. Decimals of seconds stay, without trailing zeros.
 *
 * @example
 * const toDate = dates({ toUtc: zoneToUtc('America/Bogota') });
 * toDate('2025-01-15T00:00:00'); // '2025-01-15T05:00:00Z'
 * toDate('2025-02-30'); // Failure mapping/date
 */
export const dates = ({ from, to, toUtc }: DateOptions): ((value: unknown) => string | Failure) => {
  const isoDays = from === undefined || from.format === isoDay;
  const expected = from === undefined ? 'a real date in ISO 8601' : `a real date as ${from.format} or ISO 8601`;
  const write = writer(to, toUtc);
  const swapsIso = from?.format.startsWith('YYYY-DD-MM') === true;

  return (value) => {
    const text = typeof value === 'number' ? numberText(value) : value;
    if (typeof text !== 'string' || text.length > longestDate) return new Failure('mapping/date', expected, value);
    const finished = isoDays && to === undefined ? finishedIso(text) : undefined;
    if (finished !== undefined) return finished;

    const trimmed = cleanText(text);
    const declared = from?.read(trimmed);
    const instant = declared ?? readIso(trimmed);
    if (swapsIso && !declared && instant && instant.day <= 12 && instant.day !== instant.month)
      return new Failure('mapping/date', expected, value, 'month and day may be in either order');

    return (
      (instant && isRealInstant(instant) ? write(instant) : undefined) ?? new Failure('mapping/date', expected, value)
    );
  };
};

const isoDay = 'YYYY-MM-DD';
const longestDate = 64;
const minuteMs = 60_000;

const writer = (to: string | undefined, toUtc: DateOptions['toUtc']): ((instant: Instant) => string | undefined) => {
  if (to === undefined) return (instant) => isoText(instant, toUtc);
  const write = dateWriter(to);
  if (!isInUtc(to)) return write;

  return (instant) => {
    const utc = readIso(isoText(instant, toUtc) ?? '');
    return utc && write(utc);
  };
};

/** `undefined` when the date in UTC is outside the years 1 to 9999. */
const isoText = ({ year, month, day, time }: Instant, toUtc: (localMs: number) => number): string | undefined => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (time !== undefined) {
    date.setUTCHours(time.hour, time.minute, time.second);
    date.setTime(time.offset === undefined ? toUtc(date.getTime()) : date.getTime() - time.offset * minuteMs);
  }
  const fraction = time?.fraction.replace(/0+$/, '') ?? '';
  const text = date.toISOString();
  return text.length === 24 && !text.startsWith('0000')
    ? `${text.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`
    : undefined;
};
