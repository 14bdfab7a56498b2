import { describe, expect, it } from 'vitest';
import { learnSeparators } from './by-example.ts';

describe('learnSeparators', () => {
  it.each([
    ['A-01-05', 'A0105', 'B-12-40', 'B1240'],
    ['A-01-05', 'A0105', 'PIK-01-A', 'PIK01A'],
    ['A-01-05', 'A0105', 'B1240', 'B1240'],
    ['A-01-05', 'A/01/05', 'B-12', 'B/12'],
    ['A-01/05', 'A/01-05', 'B-12/40', 'B/12-40'],
    ['A-01 05', 'A01/05', 'B-1 2', 'B1/2'],
    ['Ñ-1', 'Ñ1', 'Ñ-Ñ', 'ÑÑ'],
    ['A-😀', 'A', '😀-B', 'B'],
  ])('from %s to %s makes of %s %s', (from, to, text, expected) => {
    expect(learnSeparators(from, to)?.(text)).toBe(expected);
  });

  it.each([
    ['A-01', '01A'],
    ['A-01', 'A-012'],
    ['A01', 'A01'],
    ['A01', 'A-01'],
    ['A-01-05', 'A01/05'],
    ['A-01', 'A0'],
    ['A-01', 'a01'],
  ])('returns undefined for %s and %s', (from, to) => {
    expect(learnSeparators(from, to)).toBeUndefined();
  });
});
