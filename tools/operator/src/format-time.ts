/**
 * A time on the clocks of a zone, which sorts as text.
 *
 * @param at - ISO 8601
 *
 * @example
 * localTime('2025-01-15T10:00:00Z', 'America/Bogota'); // '2025-01-15 05:00'
 */
export const localTime = (at: string, timeZone: string): string => {
  const format = formats.get(timeZone) ?? formatOf(timeZone);
  formats.set(timeZone, format);
  return format.format(new Date(at));
};

/** By zone, because making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
