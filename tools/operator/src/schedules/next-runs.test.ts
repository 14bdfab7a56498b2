import { describe, expect, it } from 'vitest';
import { nextRuns, nextRunsInWords, shortestInterval } from './next-runs.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const inWords = (settings: Readonly<Record<string, unknown>>): string | undefined => {
  const runs = nextRuns({ enabled: true, ...settings }, now);
  return runs && nextRunsInWords(runs, 'en');
};

describe('nextRuns', () => {
  it('are the next three starts, in the zone of the client', () => {
    expect(nextRuns({ enabled: true, sync_schedule: 'cron(0 6,18 * * ? *)', timezone: 'America/Lima' }, now)).toEqual({
      schedule: 'cron(0 6,18 * * ? *)',
      timezone: 'America/Lima',
      at: ['2026-11-30T23:00:00.000Z', '2026-12-01T11:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    });
    expect(inWords({ sync_schedule: 'cron(0 6,18 * * ? *)', timezone: 'America/Lima' })).toBe(
      'Mon 30 Nov 18:00, Tue 1 Dec 06:00, 18:00 (America/Lima)',
    );
  });

  it('counts a rate from the last change of the settings, and shows that it is about', () => {
    expect(
      inWords({ sync_schedule: 'rate(6 hours)', created_at: '2026-01-01', updated_at: '2026-11-30T07:10:00Z' }),
    ).toBe('about Mon 30 Nov 08:10, 14:10, 20:10 (America/Bogota)');
    expect(inWords({ sync_schedule: 'rate(6 hours)' })).toMatch(/^about Mon 30 Nov 13:00, 19:00, Tue 1 Dec 01:00/);
  });

  it('writes in Spanish too', () => {
    const runs = nextRuns({ enabled: true, sync_schedule: 'rate(12 hours)', updated_at: '2026-11-30T07:10:00Z' }, now);

    expect(runs && nextRunsInWords(runs, 'es')).toMatch(
      /^hacia lun.? 30.* nov.? 14:10, mar.? 1.* dic.? 02:10, 14:10 \(America\/Bogota\)$/,
    );
  });

  it('shows that a schedule has ended', () => {
    expect(inWords({ sync_schedule: 'at(2026-11-30T07:00:00)' })).toBe('never again');
  });

  it.each([
    ['without a schedule', {}],
    ['that is disabled', { sync_schedule: 'rate(6 hours)', enabled: false }],
    ['whose schedule is refused', { sync_schedule: 'rate(1 hours)' }],
    ['whose zone does not exist', { sync_schedule: 'rate(6 hours)', timezone: 'America/Macondo' }],
  ])('has none for a client %s', (_what, settings) => {
    expect(inWords(settings)).toBeUndefined();
  });
});

describe('shortestInterval', () => {
  it.each([
    ['rate(30 minutes)', 1_800],
    ['cron(0 6,18,20 * * ? *)', 7_200],
    ['cron(0 6,7 ? * MON *)', 3_600],
  ])('of %s is %i s', (sync_schedule, seconds) => {
    expect(shortestInterval({ sync_schedule }, now)).toBe(seconds);
  });

  it.each([
    {},
    { sync_schedule: 'rate(0 minutes)' },
    { sync_schedule: 'cron(0 6 1 1 ? 2027)' },
    { sync_schedule: 'rate(1 hour)', timezone: 'Bogota' },
  ])('is unknown for %j', (settings) => {
    expect(shortestInterval(settings, now)).toBeUndefined();
  });
});
