import { describe, expect, it } from 'vitest';
import { count, duration } from './format-number.ts';

describe('duration', () => {
  it.each([
    [-1, '0 s'],
    [4.2, '4 s'],
    [61, '1 min 1 s'],
    [3_725, '1 h 2 min'],
    [200_000, '2 days'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});

describe('count', () => {
  it('separates thousands', () => {
    expect(count(1_234_567)).toBe('1,234,567');
  });
});
