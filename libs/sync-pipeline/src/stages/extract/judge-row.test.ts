import { describe, expect, it } from 'vitest';
import { judgeRow } from './judge-row.ts';

const seen = { pass: 1, modified: 1000, content: 7, slice: 1, part: 1, row: 0, repeat: false };

describe('judgeRow', () => {
  it('keeps a row that was never seen', () => {
    expect(judgeRow({ modified: 1000, content: 7 }, undefined)).toEqual({ kind: 'new' });
  });

  it('lets the newest modification win, whichever comes first (B6)', () => {
    expect(judgeRow({ modified: 999, content: 8 }, seen).kind).toBe('duplicate');
    expect(judgeRow({ modified: 1001, content: 8 }, seen).kind).toBe('newer');
  });

  it('lets the last row win when times are absent or equal', () => {
    expect(judgeRow({ modified: 1000, content: 8 }, seen).kind).toBe('newer');
    expect(judgeRow({ modified: NaN, content: 8 }, seen).kind).toBe('newer');
    expect(judgeRow({ modified: 5, content: 8 }, { ...seen, modified: NaN }).kind).toBe('newer');
  });

  it('drops the same row read again', () => {
    expect(judgeRow({ modified: 1000, content: 7 }, seen).kind).toBe('duplicate');
  });
});
