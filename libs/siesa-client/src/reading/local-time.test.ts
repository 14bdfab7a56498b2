import { describe, expect, it } from 'vitest';
import { areDays, siesaTimeMs, siesaTimeText, startOfDay, wallClock, withOffset, withZone } from './local-time.ts';

describe('siesaTimeMs', () => {
  it.each([
    ['2024-12-05T17:53:38.39', 'America/Bogota', '2024-12-05T22:53:38.390Z'],
    ['2024-12-05T17:53:38.39+0530', 'America/Bogota', '2024-12-05T12:23:38.390Z'],
    ['2024-07-01T12:00:00', 'America/New_York', '2024-07-01T16:00:00.000Z'],
    ['2024-01-01T12:00', 'America/New_York', '2024-01-01T17:00:00.000Z'],
    ['2024-07-01T12:00:00', 'Asia/Kolkata', '2024-07-01T06:30:00.000Z'],
    ['1900-01-01T00:00:00', 'America/Bogota', '1900-01-01T04:56:16.000Z'],
    ['2024-07-01T12:00:00', 'UTC', '2024-07-01T12:00:00.000Z'],
  ])('reads %s in %s as %s', (text, zone, instant) => {
    expect(new Date(siesaTimeMs(text, zone) ?? Number.NaN).toISOString()).toBe(instant);
  });
});

it.each([
  ['2024-12-05T17:53:38Z', '2024-12-05T17:53:38.000Z'],
  ['2024-12-05T17:53:38.39', '2024-12-05T22:53:38.390Z'],
  [' 2024-12-05T17:53:38Z ', '2024-12-05T17:53:38.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2025-02-29T00:00:00Z', undefined],
  ['2025-02-28T24:00:00Z', undefined],
  ['2025-02-28T23:59:60Z', undefined],
  ['2025-13-01T00:00:00Z', undefined],
  ['0000-00-00T00:00:00Z', undefined],
])('siesaTimeText reads %s as %s, as siesaTimeMs does', (text, instant) => {
  expect(siesaTimeText(text, 'America/Bogota')).toBe(instant);
  expect(siesaTimeMs(text, 'America/Bogota')).toBe(instant === undefined ? undefined : Date.parse(instant));
});

describe('withZone', () => {
  it.each([
    ['2024-12-05T17:53:38.39', 'America/Bogota', '2024-12-05T17:53:38.39-05:00'],
    ['2024-12-05T17:53:38', 'Asia/Kolkata', '2024-12-05T17:53:38+05:30'],
    ['2024-12-05T17:53:38Z', 'America/Bogota', '2024-12-05T17:53:38Z'],
    ['2024-13-05T17:53:38', 'America/Bogota', '2024-13-05T17:53:38'],
    ['CUADERNO A T17:53', 'America/Bogota', 'CUADERNO A T17:53'],
  ])('writes %s in %s as %s', (text, zone, written) => {
    expect(withZone(text, zone)).toBe(written);
  });
});

it('wallClock returns the local time of the zone', () => {
  expect(wallClock(Date.parse('2025-01-15T02:55:00.9Z'), 'America/Bogota')).toBe('20250114 21:55:00');
});

describe('startOfDay', () => {
  it.each([
    ['2026-11-29T19:16:51.400Z', 'America/Bogota', '2026-11-29T05:00:00.000Z'],
    ['2026-11-29T04:59:59.999Z', 'America/Bogota', '2026-11-28T05:00:00.000Z'],
    ['2026-11-29T05:00:00.000Z', 'America/Bogota', '2026-11-29T05:00:00.000Z'],
    ['no time', 'America/Bogota', 'no time'],
  ])('of %s in %s is %s', (text, zone, start) => {
    expect(startOfDay(text, zone)).toBe(start);
  });
});

it.each([
  ['2026-11-29T19:16:51.999Z', 'America/Bogota', '2026-11-29T14:16:51-05:00'],
  ['2026-11-29T14:16:51-05:00', 'America/Bogota', '2026-11-29T14:16:51-05:00'],
  ['2026-07-01T00:00:00Z', 'America/New_York', '2026-06-30T20:00:00-04:00'],
  ['2026-07-01T00:00:00Z', 'Asia/Kolkata', '2026-07-01T05:30:00+05:30'],
  ['2026-07-01T00:00:00Z', 'UTC', '2026-07-01T00:00:00+00:00'],
  ['yesterday', 'UTC', 'yesterday'],
])('withOffset writes %s in %s as %s', (text, zone, written) => {
  expect(withOffset(text, zone)).toBe(written);
});

it.each([
  [['2025-01-15'], true],
  [['2025-01-15', '2025-01-15T09:12:00Z'], true],
  [['2025-01-15T00:00:00', '2025-01-16T00:00:00.000-05:00', '2025-01-17 00:00'], true],
  [['2025-01-15T00:00:00', '2025-01-16T00:00:01'], false],
  [['2025-01-15T00:01:00Z'], false],
  [['15/01/2025', null, 20250115], false],
  [[], false],
])('areDays sees days in %j: %j', (times, days) => {
  expect(areDays(times)).toBe(days);
});
