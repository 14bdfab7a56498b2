import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

describe('retryAfterMs', () => {
  const now = Date.parse('2025-01-15T12:00:00Z');

  it.each([
    ['40', 40_000],
    [' 0 ', 0],
    ['1.5', 1_500],
    ['0.0004', 1],
    ['01:05', 65_000],
    ['Wed, 15 Jan 2025 12:00:30 GMT', 30_000],
    ['Wed, 15 Jan 2025 11:00:00 GMT', 0],
  ])('reads %j as %d ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it.each([null, '', 'soon', '-5', '1735689600', '1e3', '1:5'])('reads nothing from %j', (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined();
  });
});
