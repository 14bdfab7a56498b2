import { describe, expect, it } from 'vitest';
import { parseSchedule, scheduleProblem } from './parse-schedule.ts';

describe('parseSchedule', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(15 minutes)', 900_000],
    ['rate(1 hour)', 3_600_000],
    ['rate(6 hours)', 21_600_000],
    ['rate(2 days)', 172_800_000],
  ])('takes %s for an interval', (expression, everyMs) => {
    expect(parseSchedule(expression)).toEqual({ ok: true, schedule: { kind: 'rate', everyMs } });
  });

  // The examples of the user guide of EventBridge Scheduler and of EventBridge's cron reference.
  it.each([
    'cron(0 10 * * ? *)',
    'cron(15 12 * * ? *)',
    'cron(0 18 ? * MON-FRI *)',
    'cron(0 8 1 * ? *)',
    'cron(0/15 * * * ? *)',
    'cron(0/10 * ? * MON-FRI *)',
    'cron(0/5 8-17 ? * MON-FRI *)',
    'cron(0/30 20-2 ? * MON-FRI *)',
    'cron(15 10 ? * 6L 2022-2023)',
    'cron(0 9 ? * 2#1 *)',
    'cron(0 7 3W * ? *)',
    'cron(30 4 L * ? 2019-2199)',
    'cron(*/5 * ? * mon,wed,FRI *)',
    'at(2022-11-20T13:00:00)',
  ])('takes %s', (expression) => {
    expect(scheduleProblem(expression)).toBeUndefined();
  });

  it.each([
    ['every day', 'Expected rate(6 hours), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)'],
    ['rate(6 hours) ', 'Expected rate(6 hours), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)'],
    ['Rate(6 hours)', 'Expected rate(6 hours), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)'],
    ['rate(1 hours)', 'Expected rate(1 hour), in the singular'],
    ['rate(5 minute)', 'Expected rate(5 minutes), in the plural'],
    ['rate(0 hours)', 'Expected a number from 1 up, as in rate(6 hours)'],
    ['rate(6 weeks)', 'Expected a whole number and minutes, hours or days, as in rate(6 hours)'],
    ['rate(1.5 hours)', 'Expected a whole number and minutes, hours or days, as in rate(6 hours)'],
    ['rate(-1 hours)', 'Expected a whole number and minutes, hours or days, as in rate(6 hours)'],
    ['at(2030-04-31T06:00:00)', 'Expected a date and a time without a zone, as in at(2030-01-31T06:00:00)'],
    ['at(2030-01-31T06:00:00Z)', 'Expected a date and a time without a zone, as in at(2030-01-31T06:00:00)'],
    ['cron()', expect.stringMatching(/^Expected six fields .* cron\(0 6 \* \* \? \*\); found 0$/)],
    ['cron(0 6 * * *)', expect.stringMatching(/^Expected six fields .*; found 5$/)],
    ['cron(0 0 6 * * ? *)', expect.stringMatching(/^Expected six fields .*; found 7$/)],
    ['cron(0 6 * * * *)', expect.stringMatching(/^Expected \? either as day of month or as day of week/)],
    ['cron(0 6 1 * MON *)', expect.stringMatching(/^Expected \? either as day of month or as day of week/)],
    ['cron(0 6 ? * ? *)', expect.stringMatching(/^Expected \? either as day of month or as day of week/)],
    [
      'cron(99 99 * * ? *)',
      expect.stringMatching(/^minutes: Expected 0 to 59.*, found '99'; hours: Expected 0 to 23.*, found '99'$/),
    ],
    ['cron(0 6 32 * ? *)', expect.stringContaining('day of month: Expected 1 to 31')],
    ['cron(0 6 0W * ? *)', expect.stringContaining("found '0W'")],
    ['cron(0 6 1,L * ? *)', expect.stringContaining("found '1,L'")],
    ['cron(0 6 * 13 ? *)', "month: Expected 1 to 12 or JAN to DEC, found '13'"],
    ['cron(0 6 ? * 0 *)', expect.stringMatching(/^day of week: Expected 1 to 7 from Sunday/)],
    ['cron(0 6 ? * MON#6 *)', expect.stringContaining("found 'MON#6'")],
    ['cron(0 6 ? * 3#1,6#3 *)', expect.stringContaining("found '3#1,6#3'")],
    ['cron(0 6 * * ? 1969)', "year: Expected 1970 to 2199 or *, found '1969'"],
    ['cron(0 6 * * ? 2030-2029)', expect.stringContaining("found '2030-2029'")],
    ['cron(0/0 6 * * ? *)', expect.stringContaining("found '0/0'")],
    ['cron(? 6 * * ? *)', expect.stringContaining('minutes: Expected 0 to 59')],
    ['cron(0 6, * * ? *)', expect.stringContaining("found '6,'")],
    ['cron(0 6 * * ? *', 'Expected rate(6 hours), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)'],
  ])('answers %s with the right form', (expression, problem) => {
    expect(scheduleProblem(expression)).toEqual(problem);
  });
});
