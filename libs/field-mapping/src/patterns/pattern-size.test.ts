import { describe, expect, it } from 'vitest';
import { patternSize } from './pattern-size.ts';

describe('patternSize', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['a{13}', 13],
    ['(ab){100}', 300],
    ['[a-z{5}]{2}', 2],
    ['\\{5}', 3],
    ['(?:a{2}b){3}', 21],
    ['\\p{Lu}{4}', 4],
    ['a{2,7}', 7],
    ['a{3,}', 3],
    [')(', 1],
    ['[[:alpha:]x]{3}', 3],
  ])('of %s is about %d', (source, size) => {
    expect(Math.abs(patternSize(source) - size)).toBeLessThanOrEqual(9);
  });
});
