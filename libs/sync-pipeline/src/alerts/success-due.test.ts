import { describe, expect, it } from 'vitest';
import { successDueSince } from './success-due.ts';

const due = (schedule: string, now: string, timezone = 'America/Bogota'): string =>
  new Date(successDueSince(schedule, timezone, Date.parse(now))).toISOString();

describe('successDueSince', () => {
  it.each([
    ['rate(15 minutes)', '2025-01-15T11:30:00.000Z'],
    ['rate(1 hour)', '2025-01-15T10:00:00.000Z'],
    ['rate(6 hours)', '2025-01-15T00:00:00.000Z'],
    ['rate(1 day)', '2025-01-13T12:00:00.000Z'],
  ])('is two intervals ago by %s', (schedule, since) => {
    expect(due(schedule, '2025-01-15T12:00:00Z')).toBe(since);
  });

  it('is the start before the last one, in the zone of the client', () => {
    expect(due('cron(0 6 * * ? *)', '2025-01-15T20:00:00Z')).toBe('2025-01-14T11:00:00.000Z');
    expect(due('cron(0 6 * * ? *)', '2025-01-15T20:00:00Z', 'UTC')).toBe('2025-01-14T06:00:00.000Z');
  });

  it('counts a start only when its sync must have ended', () => {
    expect(due('cron(0 6 * * ? *)', '2025-01-15T12:59:59Z')).toBe('2025-01-13T11:00:00.000Z');
    expect(due('cron(0 6 * * ? *)', '2025-01-15T13:00:00Z')).toBe('2025-01-14T11:00:00.000Z');
  });

  it.each([
    ['two a day', 'cron(30 6,18 * * ? *)', '2025-01-15T23:00:00Z', '2025-01-14T23:30:00.000Z'],
    ['every 20 minutes', 'cron(0/20 * * * ? *)', '2025-01-15T12:10:00Z', '2025-01-15T09:40:00.000Z'],
    ['on weekdays, asked on a Monday', 'cron(0 6 ? * MON-FRI *)', '2025-01-20T20:00:00Z', '2025-01-17T11:00:00.000Z'],
    ['on Sunday alone', 'cron(0 6 ? * 1 *)', '2025-01-20T20:00:00Z', '2025-01-12T11:00:00.000Z'],
    ['once a month', 'cron(0 6 1 * ? *)', '2025-01-20T20:00:00Z', '2024-12-01T11:00:00.000Z'],
    ['in office hours', 'cron(0 8-18/2 ? * 2-6 *)', '2025-01-20T20:00:00Z', '2025-01-20T15:00:00.000Z'],
    ['in one month of the year', 'cron(0 6 1 JUN ? *)', '2025-07-20T20:00:00Z', '2024-06-01T11:00:00.000Z'],
    ['on the last day of the month', 'cron(0 6 L * ? *)', '2025-03-15T00:00:00Z', '2025-01-31T11:00:00.000Z'],
    ['on its first Monday', 'cron(0 6 ? * 2#1 *)', '2025-03-15T00:00:00Z', '2025-02-03T11:00:00.000Z'],
    ['on a weekday', 'cron(0 6 15W * ? *)', '2025-03-15T00:00:00Z', '2025-02-14T11:00:00.000Z'],
  ])('follows a schedule %s', (_what, schedule, now, since) => {
    expect(due(schedule, now)).toBe(since);
  });

  it.each(['cron(0 6)', 'cron(0 99 * * ? *)', 'never'])('takes %s, which is refused, for a monthly one', (schedule) => {
    expect(due(schedule, '2025-03-15T00:00:00Z')).toBe('2025-01-12T00:00:00.000Z');
  });

  it('is never where a schedule had fewer than two starts', () => {
    expect(successDueSince('cron(0 6 1 1 ? 2030)', 'UTC', Date.parse('2025-01-01T00:00:00Z'))).toBe(-Infinity);
  });
});
