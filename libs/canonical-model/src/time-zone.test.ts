import { describe, expect, it } from 'vitest';
import { zoneOffset, zoneToUtc } from './time-zone.ts';

describe('zoneToUtc', () => {
  const inSantiago = zoneToUtc('America/Santiago');

  it('applies the offset before the change to a skipped hour', () => {
    // 2025-09-07 00:00 −04 became 01:00 −03.
    expect(new Date(inSantiago(Date.UTC(2025, 8, 7, 0, 30))).toISOString()).toBe('2025-09-07T04:30:00.000Z');
  });

  it('reads a repeated hour as the first of the two', () => {
    // 2025-04-06 00:00 −03 became 2025-04-05 23:00 −04.
    expect(new Date(inSantiago(Date.UTC(2025, 3, 5, 23, 30))).toISOString()).toBe('2025-04-06T02:30:00.000Z');
    expect(new Date(inSantiago(Date.UTC(2025, 3, 6, 0, 30))).toISOString()).toBe('2025-04-06T04:30:00.000Z');
  });

  it('is right after its cache was emptied', () => {
    const inUtc = zoneToUtc('UTC');
    for (let hour = 0; hour < 3_000; hour += 1) expect(inUtc(hour * 3_600_000)).toBe(hour * 3_600_000);
  });

  it('converts years before our era', () => {
    expect(zoneToUtc('UTC')(Date.UTC(-1, 0, 1))).toBe(Date.UTC(-1, 0, 1));
  });

  it('refuses an unknown zone', () => {
    expect(() => zoneToUtc('America/Macondo')).toThrow(RangeError);
  });
});

describe('zoneOffset', () => {
  it('is how far the zone is ahead of UTC, before and after its clocks change', () => {
    const inNewYork = zoneOffset('America/New_York');

    expect(inNewYork(Date.parse('2025-03-09T06:59:59Z'))).toBe(-5 * 3_600_000);
    expect(inNewYork(Date.parse('2025-03-09T07:00:00Z'))).toBe(-4 * 3_600_000);
    expect(zoneOffset('Asia/Kolkata')(0)).toBe(5.5 * 3_600_000);
  });
});
