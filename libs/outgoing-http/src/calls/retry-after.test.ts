import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

describe('retryAfterMs', () => {
  const now = Date.parse('2025-01-15T12:00:00Z');
  const day = 86_400_000;

  it.each([
    ['40', 40_000],
    [' 0 ', 0],
    ['1.5', 1_500],
    ['0.0004', 1],
    ['+5', 5_000],
    ['01:05', 65_000],
    ['Wed, 15 Jan 2025 12:00:30 GMT', 30_000],
    ['Wednesday, 15-Jan-25 12:00:30 GMT', 30_000],
    ['Wed, 15 Jan 2025 11:00:00 GMT', 0],
    ['3, 4', 4_000],
    ['4,3', 4_000],
    ['-1, 3', 3_000],
    ['3, soon', 3_000],
    ['Wed, 15 Jan 2025 12:00:30 GMT, 40', 40_000],
    ['Wed, 15 Jan 2025 12:00:30 GMT, Wed, 15 Jan 2025 12:00:31 GMT', 31_000],
    ['1736942430', 30_000],
    ['1736942430000', 30_000],
    ['1735689600', 0],
    ['86399', day - 1_000],
    ['86400', day],
    ['86401', day],
    ['999999999', day],
    ['9'.repeat(50), day],
    ['9'.repeat(400), day],
    ['Fri, 31 Dec 9999 23:59:59 GMT', day],
  ])('reads %j as %d ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it.each([null, '', ',', 'soon', '-1', '-5', '- 5', '++5', '1e3', '1:5', '5s', '٣'])(
    'reads nothing from %j',
    (header) => {
      expect(retryAfterMs(header, now)).toBeUndefined();
    },
  );
});
