import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule, type Schedule } from './parse-schedule.ts';
import { nextStarts, pastStarts, startsBetween } from './schedule-starts.ts';

const scheduleOf = (expression: string): Schedule => {
  const result = parseSchedule(expression);
  if (!result.ok) throw new Error(result.problem);
  return result.schedule;
};
const iso = (starts: Iterable<number>): string[] => [...starts].map((at) => new Date(at).toISOString().slice(0, 16));
const next = (expression: string, after: string, timezone = 'UTC', count = 3): string[] =>
  iso(nextStarts(scheduleOf(expression), Date.parse(after), { timezone }).take(count));

describe('nextStarts', () => {
  // The examples of the user guide of EventBridge Scheduler and of EventBridge's cron reference, with their captions.
  it.each([
    ['10:00 every day', 'cron(0 10 * * ? *)', ['2025-01-15T10:00', '2025-01-16T10:00', '2025-01-17T10:00']],
    [
      '18:00, Monday to Friday',
      'cron(0 18 ? * MON-FRI *)',
      ['2025-01-15T18:00', '2025-01-16T18:00', '2025-01-17T18:00'],
    ],
    [
      '8:00 on the first day of the month',
      'cron(0 8 1 * ? *)',
      ['2025-02-01T08:00', '2025-03-01T08:00', '2025-04-01T08:00'],
    ],
    ['every 15 minutes', 'cron(0/15 * * * ? *)', ['2025-01-15T00:15', '2025-01-15T00:30', '2025-01-15T00:45']],
    [
      'every tenth minute from the first',
      'cron(1/10 * * * ? *)',
      ['2025-01-15T00:01', '2025-01-15T00:11', '2025-01-15T00:21'],
    ],
    [
      'every 5 minutes from 8:00 to 17:55 on weekdays',
      'cron(0/5 8-17 ? * MON-FRI *)',
      ['2025-01-15T08:00', '2025-01-15T08:05', '2025-01-15T08:10'],
    ],
    [
      '10:15 on the last Friday of each month of two years',
      'cron(15 10 ? * 6L 2022-2025)',
      ['2025-01-31T10:15', '2025-02-28T10:15', '2025-03-28T10:15'],
    ],
    [
      '9:00 on the first Monday of the month',
      'cron(0 9 ? * 2#1 *)',
      ['2025-02-03T09:00', '2025-03-03T09:00', '2025-04-07T09:00'],
    ],
    [
      'the second Tuesday of the month',
      'cron(0 0 ? * 3#2 *)',
      ['2025-02-11T00:00', '2025-03-11T00:00', '2025-04-08T00:00'],
    ],
    [
      'the weekday nearest to the third',
      'cron(0 0 3W * ? *)',
      ['2025-02-03T00:00', '2025-03-03T00:00', '2025-04-03T00:00'],
    ],
    ['the last day of the month', 'cron(45 13 L * ? *)', ['2025-01-31T13:45', '2025-02-28T13:45', '2025-03-31T13:45']],
    ['the last day of the week', 'cron(0 0 ? * L *)', ['2025-01-18T00:00', '2025-01-25T00:00', '2025-02-01T00:00']],
    [
      'names and numbers, from Sunday',
      'cron(0 6 ? * 1,TUE *)',
      ['2025-01-19T06:00', '2025-01-21T06:00', '2025-01-26T06:00'],
    ],
    ['once', 'at(2025-11-20T13:00:00)', ['2025-11-20T13:00']],
    ['in a year that has passed', 'cron(0 6 * * ? 2024)', []],
    ['on a day that does not exist', 'cron(0 6 30 2 ? *)', []],
  ])('is %s', (_what, expression, starts) => {
    expect(next(expression, '2025-01-15T00:00:00Z')).toEqual(starts);
  });

  it('goes on after midnight in a range that ends before it begins', () => {
    expect(next('cron(0/30 20-2 ? * MON-FRI *)', '2025-01-13T01:50:00Z', 'UTC', 4)).toEqual([
      '2025-01-13T02:00',
      '2025-01-13T02:30',
      '2025-01-13T20:00',
      '2025-01-13T20:30',
    ]);
    expect(next('cron(0 6 ? * SAT-MON *)', '2025-01-15T00:00:00Z')).toEqual([
      '2025-01-18T06:00',
      '2025-01-19T06:00',
      '2025-01-20T06:00',
    ]);
  });

  it('reads the expression in the zone', () => {
    expect(next('cron(0 22 * * ? *)', '2025-01-15T00:00:00Z', 'America/Bogota', 2)).toEqual([
      '2025-01-15T03:00',
      '2025-01-16T03:00',
    ]);
    expect(next('at(2025-01-15T22:00:00)', '2025-01-15T00:00:00Z', 'America/Bogota')).toEqual(['2025-01-16T03:00']);
  });

  it('leaves out a local time that the clocks skip, and starts once at one that they show twice', () => {
    expect(next('cron(30 2 * * ? *)', '2025-03-08T00:00:00Z', 'America/New_York')).toEqual([
      '2025-03-08T07:30',
      '2025-03-10T06:30', // none on the 9th
      '2025-03-11T06:30',
    ]);
    expect(next('cron(30 1 * * ? *)', '2025-11-01T12:00:00Z', 'America/New_York')).toEqual([
      '2025-11-02T05:30',
      '2025-11-03T06:30',
      '2025-11-04T06:30',
    ]);
    expect(next('cron(30 1 * * ? *)', '2025-11-02T06:00:00Z', 'America/New_York', 1)).toEqual(['2025-11-03T06:30']);
    expect(next('cron(0 0 * * ? *)', '2018-11-03T12:00:00Z', 'America/Sao_Paulo', 1)).toEqual(['2018-11-05T02:00']);
  });

  it('counts a rate from its beginning, in hours of 60 minutes', () => {
    const options = { timezone: 'America/New_York', anchor: Date.parse('2025-03-08T09:10:00Z') };
    const days = nextStarts(scheduleOf('rate(1 day)'), Date.parse('2025-03-10T00:00:00Z'), options);

    expect(iso(days.take(2))).toEqual(['2025-03-10T09:10', '2025-03-11T09:10']);
    expect(next('rate(6 hours)', '2025-01-15T10:00:00Z', 'UTC', 2)).toEqual(['2025-01-15T16:00', '2025-01-15T22:00']);
  });

  it('refuses an unknown zone', () => {
    expect(() => next('cron(0 6 * * ? *)', '2025-01-15T00:00:00Z', 'America/Macondo')).toThrow(RangeError);
  });
});

describe('startsBetween', () => {
  const between = (expression: string, after: string, until: string, timezone = 'UTC') =>
    iso(startsBetween(scheduleOf(expression), Date.parse(after), Date.parse(until), { timezone }));

  it('holds the end and not the beginning', () => {
    expect(between('cron(0 6 * * ? *)', '2025-01-14T06:00:00Z', '2025-01-16T06:00:00Z')).toEqual([
      '2025-01-15T06:00',
      '2025-01-16T06:00',
    ]);
    expect(between('at(2025-01-15T06:00:00)', '2025-01-15T06:00:00Z', '2025-01-16T06:00:00Z')).toEqual([]);
  });
});

describe('pastStarts', () => {
  it('holds the time itself, the latest first', () => {
    const until = Date.parse('2025-01-15T06:00:00Z');
    const past = (expression: string, anchor?: number) =>
      iso(pastStarts(scheduleOf(expression), until, { timezone: 'UTC', anchor }).take(2));

    expect(past('cron(0 6 * * ? *)')).toEqual(['2025-01-15T06:00', '2025-01-14T06:00']);
    expect(past('at(2025-01-15T06:00:00)')).toEqual(['2025-01-15T06:00']);
    expect(past('at(2025-01-15T06:00:01)')).toEqual([]);
    expect(past('rate(6 hours)', until - 1)).toEqual(['2025-01-15T05:59', '2025-01-14T23:59']);
  });

  it('reverses nextStarts, whatever the expression, the zone and the day', () => {
    const field = (from: number, to: number) => fc.integer({ min: from, max: to }).map(String);
    const days = fc.constantFrom('* * ?', '? * MON-FRI', '? * 6L', '? * 2#1', 'L * ?', '15W * ?', '1,15 2-11 ?');
    fc.assert(
      fc.property(
        field(0, 59),
        fc.oneof(field(0, 23), fc.constant('*'), fc.constant('0/6')),
        days,
        fc.constantFrom('America/Bogota', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
        fc.integer({ min: Date.parse('2025-01-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') }),
        (minutes, hours, day, timezone, after) => {
          const schedule = scheduleOf(`cron(${minutes} ${hours} ${day} *)`);
          const starts = nextStarts(schedule, after, { timezone }).take(5).toArray();
          const last = starts.at(-1) ?? after;

          expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other));
          expect(pastStarts(schedule, last, { timezone }).take(starts.length).toArray().reverse()).toEqual(starts);
        },
      ),
      { numRuns: 60 },
    );
  });
});
