import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedWithNone, pickJoined } from './pick-joined.ts';

const rows = [
  { f120_id: 1204, f131_id: 'SC-6182', unit: 'UND', n: 1 },
  { f120_id: 1204, f131_id: '7702001041725', unit: 'UND', n: '10' },
  { f120_id: 1204, f131_id: '17702001041722', unit: 'PQ', n: 9 },
  { f120_id: 1205, f131_id: null, unit: 'UND', n: null },
  { f131_id: 'of no item', unit: 'UND', n: 99 },
];
const picked = (pick: string, where?: Readonly<Record<string, string>>) =>
  pickJoined({ query: 'Q', columns: ['f131_id', 'n'], pick, ...(where && { where }) }, rows).get('1204');

describe('pickJoined', () => {
  it.each([
    ['first', { 'Q.f131_id': '7702001041725', 'Q.n': '10' }],
    ['max:n', { 'Q.f131_id': '7702001041725', 'Q.n': '10' }],
    ['sum:n', { 'Q.f131_id': '7702001041725', 'Q.n': 20 }],
  ])('picks by %s', (pick, fields) => {
    expect(picked(pick)).toEqual(fields);
  });

  it('looks only at rows that meet every condition', () => {
    expect(picked('first', { unit: 'PQ ' })).toMatchObject({ 'Q.f131_id': '17702001041722' });
    expect(picked('first', { unit: 'CAJ' })).toBeUndefined();
  });

  it('picks the same in any order of rows', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.constantFrom('first', 'max:n', 'sum:n'),
        (shuffled, pick) => {
          const join = { query: 'Q', columns: ['f131_id', 'n'], pick };
          expect(pickJoined(join, shuffled)).toEqual(pickJoined(join, rows));
        },
      ),
    );
  });

  it('adds a sum over nothing as 0, and nothing else', () => {
    expect(joinedWithNone({ query: 'Q', columns: ['n', 'f131_id'], pick: 'sum:n' })).toEqual({ 'Q.n': 0 });
    expect(joinedWithNone({ query: 'Q', columns: ['n'], pick: 'max:n' })).toEqual({});
  });
});
