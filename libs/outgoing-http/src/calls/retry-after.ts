/** Longer waits are shortened to a day: no run waits that long, and the pause that a client's state keeps then ends by itself. */
const longestMs = 24 * 3_600_000;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds, at most a day; the longest of several; `undefined` when it is absent or cannot be read, so that
 * the caller's own pause applies. The readings are listed in docs/reference/limits.md#retry-after.
 *
 * @param now - milliseconds since 1970, to measure a date from
 *
 * @example
 * retryAfterMs('40', Date.now()); // 40_000
 * retryAfterMs('01:05', Date.now()); // 65_000
 * retryAfterMs('3, 4', Date.now()); // 4_000
 */
export const retryAfterMs = (header: string | null, now: number): number | undefined => {
  const waits = parts(header ?? '').flatMap((part) => waitMs(part.trim(), now) ?? []);
  return waits.length === 0 ? undefined : Math.min(longestMs, Math.max(0, ...waits));
};

/** `fetch` joins headers of one name by commas; a date contains one too. */
const parts = (header: string): readonly string[] => header.match(/[a-z]{3,9},[^,]+|[^,]+/gi) ?? [];

const waitMs = (text: string, now: number): number | undefined => {
  const [, digits = '', fraction = ''] = /^\+?(\d+)(\.\d+)?$/.exec(text) ?? [];
  if (digits !== '') return ofNumber(digits, fraction, now);

  const [, minutes, seconds] = /^(\d{1,3}):(\d{2})$/.exec(text) ?? [];
  if (minutes !== undefined) return (Number(minutes) * 60 + Number(seconds)) * 1000;

  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN; // Date.parse also takes '-5', which is no date
  return Number.isNaN(date) ? undefined : date - now;
};

/** Ten digits are a time in seconds since 1970, thirteen in milliseconds; any other number is seconds to wait. */
const ofNumber = (digits: string, fraction: string, now: number): number => {
  if (digits.length === 10) return Number(digits) * 1000 - now;
  if (digits.length === 13) return Number(digits) - now;
  return Math.ceil(Number(digits + fraction) * 1000);
};
