/**
 * How long a `Retry-After` header asks to wait, in milliseconds; `undefined` when it is absent or cannot be read. Reads seconds (also
 * fractions), an HTTP date, and the `mm:ss` of Connekta's `Connekta-Rate-Limit-Reset`. More than nine digits are not seconds: they are
 * a timestamp or nonsense.
 *
 * @param now - milliseconds since 1970, to measure a date from
 *
 * @example
 * retryAfterMs('40', Date.now()); // 40_000
 * retryAfterMs('01:05', Date.now()); // 65_000
 */
export const retryAfterMs = (header: string | null, now: number): number | undefined => {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);

  const [, minutes, seconds] = /^(\d{1,3}):(\d{2})$/.exec(text) ?? [];
  if (minutes !== undefined) return (Number(minutes) * 60 + Number(seconds)) * 1000;

  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN; // Date.parse also takes '-5', which is no date
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
