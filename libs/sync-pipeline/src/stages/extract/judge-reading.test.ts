import { describe, expect, it } from 'vitest';
import type { Fills } from '../../state/client-state.ts';
import { shortenedList } from './judge-reading.ts';

const known = (listRows?: Fills['list_rows']): Fills => ({
  of: 100,
  fields: {},
  lists: {},
  ...(listRows && { list_rows: listRows }),
});
const list = (rows: number | undefined, of = 100) => ({
  name: 'stock',
  found: of,
  of,
  ...(rows !== undefined && { rows }),
});
const judge = (rows: number | undefined, { of = 100, named = 'stock', accepted = [] as string[] } = {}) =>
  shortenedList([list(rows, of)], { known: known({ [named]: 2 }), accepted });

describe('shortenedList', () => {
  it.each([
    [99, { is: 0.99, was: 2 }],
    [0, { is: 0, was: 2 }],
  ])('names a list that has %d rows for 100 items where it had two for each', (rows, figures) => {
    expect(judge(rows)).toMatchObject({ name: 'stock', of: 100, ...figures });
  });

  it('believes half of the rows, more of them, and what the start accepts', () => {
    expect([judge(100), judge(500), judge(1, { accepted: ['stock'] })]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    [19, undefined],
    [20, 'stock'],
  ])('compares from 20 items on: %d', (of, name) => {
    expect(judge(1, { of })?.name).toBe(name);
  });

  it('compares nothing with a state or a manifest of an earlier version, nor a list that is new', () => {
    const before = shortenedList([list(1)], { known: known(), accepted: [] });
    expect([before, judge(undefined), judge(1, { named: 'other' })]).toEqual([undefined, undefined, undefined]);
  });
});
