import { expect, it } from 'vitest';
import { isCalendarDay } from './calendar-day.ts';

it.each([
  ['2026-02-15', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-2-15', false],
  ['2026-02-15T00:00:00Z', false],
  ['', false],
])('%s is a day: %s', (text, expected) => {
  expect(isCalendarDay(text)).toBe(expected);
});
