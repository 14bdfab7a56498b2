import { describe, expect, it } from 'vitest';
import { judgeRow } from './judge-row.ts';

const seen = {
  pass: 1,
  modified: 10_000,
  content: 7,
  slice: 1,
  part: 1,
  row: 0,
  page: 1,
  repeat: false,
  conflict: false,
  joined: 0,
  own: true,
};

describe('judgeRow', () => {
  it('keeps a row that was never seen', () => {
    expect(judgeRow({ modified: 10_000, content: 7 }, undefined)).toEqual({ kind: 'new' });
  });

  it('lets the newest modification win, whichever comes first (B6)', () => {
    expect(judgeRow({ modified: 9_999, content: 8 }, seen).kind).toBe('duplicate');
    expect(judgeRow({ modified: 10_001, content: 8 }, seen).kind).toBe('newer');
  });

  it('lets the last row of a later pass win when times are absent or equal', () => {
    expect(judgeRow({ modified: 10_000, content: 8 }, seen).kind).toBe('newer');
    expect(judgeRow({ modified: NaN, content: 8 }, seen).kind).toBe('newer');
    expect(judgeRow({ modified: 5, content: 8 }, { ...seen, modified: NaN }).kind).toBe('newer');
  });

  it('drops the same row read again', () => {
    expect(judgeRow({ modified: 10_000, content: 7 }, seen).kind).toBe('duplicate');
  });

  it.each([
    ['nothing', 'refuse', { modified: 10_000, content: 7 }, { page: 2 }, 'duplicate'],
    ['their content, in the same second', 'refuse', { modified: 10_999, content: 8 }, { page: 2 }, 'same-key'],
    ['their content, the one a second later', 'refuse', { modified: 11_000, content: 8 }, { page: 2 }, 'newer'],
    ['their content, the one a second earlier', 'refuse', { modified: 9_999, content: 8 }, { page: 2 }, 'duplicate'],
    ['their content, and neither has a time', 'refuse', { modified: NaN, content: 8 }, { page: 2 }, 'same-key'],
    ['their time, on one page', 'refuse', { modified: 99_000, content: 8 }, { page: 1 }, 'same-key'],
    [
      'their time, on the page of that number in an earlier slice',
      'refuse',
      { modified: 99_000, content: 8 },
      { page: 1, slice: 2 },
      'newer',
    ],
    ['their content, in a later pass', 'refuse', { modified: 10_000, content: 8 }, { pass: 2 }, 'newer'],
    ['their content, where the newest counts', 'newest', { modified: 10_000, content: 8 }, { page: 1 }, 'newer'],
    ['their time, where rows are summed', 'sum', { modified: 99_000, content: 8 }, { page: 2 }, 'same-key'],
  ] as const)('of two rows of one key that differ in %s (%s)', (_what, sameKey, row, at, kind) => {
    expect(judgeRow(row, seen, { pass: 1, slice: 1, page: 1, sameKey, ...at }).kind).toBe(kind);
  });

  it('keeps a key refused for the rest of the run, and sums anew in each pass', () => {
    const at = { pass: 2, slice: 1, page: 9, sameKey: 'sum' } as const;
    expect(judgeRow({ modified: 99_000, content: 8 }, { ...seen, conflict: true }, at).kind).toBe('duplicate');
    expect(judgeRow({ modified: 10_000, content: 7 }, { ...seen, joined: 1 }, at).kind).toBe('newer');
    expect(judgeRow({ modified: 10_000, content: 7 }, { ...seen, pass: 2, joined: 2 }, at).kind).toBe('same-key');
  });
});
