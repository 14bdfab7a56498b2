import { describe, expect, it } from 'vitest';
import { count, duration } from './figures.ts';
import { table } from './table.ts';

describe('table', () => {
  it('aligns text left and figures right', () => {
    expect(
      table(
        ['client', 'accepted'],
        [
          ['cliente-a', 10_000],
          ['b', '-'],
        ],
      ),
    ).toBe('client     accepted\ncliente-a    10,000\nb                 -\n');
  });

  it('is a line of titles when there are no rows', () => {
    expect(table(['client', 'status'], [])).toBe('client  status\n');
  });
});

describe('duration', () => {
  it.each([
    [-1, '0 s'],
    [4.2, '4 s'],
    [61, '1 min 1 s'],
    [3_725, '1 h 2 min'],
    [200_000, '2 days'],
  ])('says %d seconds as %s', (seconds, said) => {
    expect(duration(seconds)).toBe(said);
  });
});

describe('count', () => {
  it('separates thousands', () => {
    expect(count(1_234_567)).toBe('1,234,567');
  });
});
