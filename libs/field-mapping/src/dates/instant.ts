/** A date, perhaps with a time, in the numbers that a document or a row wrote. */
export interface Instant {
  /** 1 to 9999. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31, as the month allows. */
  readonly day: number;
  /** `undefined` for a day without a time. */
  readonly time: TimeOfDay | undefined;
}

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Decimals of the second, as digits: `39`. */
  readonly fraction: string;
  /** Minutes ahead of UTC; `undefined` for local time without a zone. */
  readonly offset: number | undefined;
}

/** Whether the date and the time exist: `2025-02-30` and `0000-00-00` do not. */
export const isRealInstant = ({ year, month, day, time }: Instant): boolean =>
  isRealDay(year, month, day) &&
  (time === undefined ||
    (time.hour < 24 && time.minute < 60 && time.second < 60 && Math.abs(time.offset ?? 0) <= 18 * 60));

const isRealDay = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
