/**
 * A time on the clocks of a zone, which sorts as text.
 *
 * @param at - ISO 8601
 *
 * @example
 * localTime('2025-01-15T10:00:00Z', 'America/Bogota'); // '2025-01-15 05:00'
 */
export const localTime = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
