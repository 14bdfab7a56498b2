/**
 * Whether a text is a day of the calendar, which the 30th of February is not.
 *
 * @example
 * isCalendarDay('2026-02-30'); // false
 */
export const isCalendarDay = (day: string): boolean => {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day); // Date.parse takes 30 February for 2 March
};
