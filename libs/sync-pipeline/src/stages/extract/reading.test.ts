import { type ListSize, withSize } from '@siesa-integration/siesa-client';
import { describe, expect, it } from 'vitest';
import { type Doubles, noDoubles, withDouble } from '../../run/doubles.ts';
import {
  afterPage,
  afterPass,
  firstReading,
  incompleteness,
  isSettled,
  type PageFindings,
  standingDoubles,
  unsettledBecause,
} from './reading.ts';

const oneDouble = withDouble(noDoubles, 'A');
const second = { ...firstReading, pass: 2, passStable: false, newInPass: 0 };

/** The size of a list that had so many rows, one after the other. */
const size = (...rows: readonly number[]): ListSize =>
  rows.reduce<ListSize | undefined>(withSize, undefined) ?? { last: 0, most: 0, rose: false, fell: false };

const page = { rows: [], emptyRows: 0, drifts: true, total: 10, next: { page: 2 } };

describe('afterPage', () => {
  it('keeps the position of the next page and the total of the source', () => {
    expect(afterPage(firstReading, page, { newInRun: 5, newInPass: 5, repeated: noDoubles })).toMatchObject({
      next: { page: 2 },
      total: 10,
      newInPass: 5,
      passStable: true,
    });
  });

  it('is unstable when the total changes between pages (B5)', () => {
    const reading = afterPage(firstReading, page, { newInRun: 5, newInPass: 5, repeated: noDoubles });
    expect(
      afterPage(reading, { ...page, total: 11 }, { newInRun: 5, newInPass: 5, repeated: noDoubles }),
    ).toMatchObject({
      passStable: false,
      size: { last: 11, most: 11, rose: true, fell: false },
      newInPass: 10,
      seenInPass: 10,
    });
  });

  it('is unstable when an id comes twice in one pass', () => {
    const reading = afterPage(firstReading, { ...page, total: 4 }, { newInRun: 4, newInPass: 4, repeated: oneDouble });
    expect(isSettled(reading)).toBe(false);
    expect(isSettled({ ...reading, doubles: noDoubles })).toBe(true);
  });

  it.each([
    [4, 4],
    [5, 0],
  ])(
    'takes %d ids that all came before, and nothing else, for codes that stand twice only below 5',
    (count, standing) => {
      const repeated = Array.from({ length: count }).reduce<Doubles>(
        (all, _, at) => withDouble(all, `P${String(at)}`),
        noDoubles,
      );
      const again = (pass: number, doublesBefore?: Doubles) =>
        afterPage(
          { ...firstReading, pass, seenInPass: 20, ...(doublesBefore && { doublesBefore }) },
          { ...page, total: 25 },
          { newInRun: 0, newInPass: 0, repeated },
        );
      const beside = afterPage(again(2, repeated), page, { newInRun: 0, newInPass: 1, repeated: noDoubles });

      expect(standingDoubles(again(2, again(1).doubles))).toBe(standing);
      expect(beside.doubles.count).toBe(count);
    },
  );

  it('stays stable in both cases when pages are read by key', () => {
    const reading = afterPage(
      { ...firstReading, total: 9, next: { page: 2 } },
      { ...page, drifts: false, total: 5 },
      { newInRun: 4, newInPass: 4, repeated: oneDouble },
    );
    expect([reading.passStable, isSettled(reading)]).toEqual([true, true]);
  });
});

describe('afterPass', () => {
  it('goes on to the rejects after a stable pass', () => {
    expect(afterPass({ ...firstReading, total: 3, newInPass: 3, seenInPass: 3 })).toMatchObject({
      phase: 'rejects',
      pass: 1,
    });
  });

  it('reads once more, and is not settled, when a page has fewer rows than the total demands', () => {
    const short = { ...firstReading, total: 15, newInPass: 11, seenInPass: 11, seenInRun: 11 };
    expect(afterPass(short)).toMatchObject({ phase: 'pages', pass: 2 });
    expect(isSettled({ ...short, pass: 2, newInPass: 0 })).toBe(false);
  });

  it('counts empty rows towards the total', () => {
    const reading = afterPage(
      firstReading,
      { ...page, emptyRows: 2 },
      { newInRun: 8, newInPass: 8, repeated: noDoubles },
    );
    expect(isSettled(reading)).toBe(true);
  });

  it('reads once more when something moved, from the first page', () => {
    expect(afterPass({ ...firstReading, passStable: false, total: 3, newInPass: 3, next: { page: 4 } })).toEqual({
      ...firstReading,
      pass: 2,
      total: 3,
      doublesBefore: noDoubles,
    });
  });

  it('is settled by a pass without new ids, stable or not', () => {
    const second = { ...firstReading, pass: 2, passStable: false, newInPass: 0, seenInRun: 10, size: size(10) };
    expect(isSettled(second)).toBe(true);
    expect(afterPass(second).phase).toBe('rejects');
  });

  it('is not settled while fewer ids are known than the source has', () => {
    expect(isSettled({ ...second, seenInRun: 5, size: size(6) })).toBe(false);
    expect(isSettled({ ...second, seenInRun: 6, size: size(6) })).toBe(true);
  });

  it('does not count ids that are gone towards the total: the one that is missing may be another', () => {
    const removed = { ...second, total: 5, size: size(6, 5), seenInPass: 5 };
    expect(isSettled({ ...removed, seenInRun: 5 })).toBe(false);
    expect(isSettled({ ...removed, seenInRun: 6 })).toBe(true);
    expect(isSettled({ ...removed, seenInRun: 5, passStable: true, doubles: oneDouble })).toBe(true); // all of them came after the removal
    expect(isSettled({ ...removed, seenInRun: 5, passStable: true, doubles: oneDouble, seenInPass: 4 })).toBe(false);
  });

  it('counts ids that were added, and believes no union of rows that were added and removed', () => {
    expect(isSettled({ ...second, total: 6, size: size(5, 6), seenInRun: 6 })).toBe(true);
    expect(isSettled({ ...second, total: 5, size: size(5, 4, 5), seenInRun: 5 })).toBe(false);
    expect(isSettled({ ...second, total: 5, size: size(5, 6, 5), seenInRun: 7 })).toBe(false);
  });

  it('stays stable when the total differs at the beginning of a pass', () => {
    expect(
      afterPage({ ...firstReading, pass: 2, total: 9 }, page, { newInRun: 0, newInPass: 5, repeated: noDoubles }),
    ).toMatchObject({
      passStable: true,
      size: { last: 10, most: 10, rose: false, fell: false },
    });
  });

  it('ends unsettled after three passes', () => {
    const third = { ...firstReading, pass: 3, passStable: false, newInPass: 1 };
    expect(isSettled(third)).toBe(false);
    expect(afterPass(third)).toMatchObject({ phase: 'rejects', pass: 3 });
  });
});

describe('codes that really stand twice', () => {
  const twice = { ...firstReading, total: 21, newInPass: 20, seenInPass: 20, seenInRun: 20, doubles: oneDouble };

  it('settle a second pass that finds the same ones, and count towards the total', () => {
    const second = { ...afterPass(twice), seenInPass: 20, doubles: oneDouble };
    expect(isSettled(twice)).toBe(false);
    expect(isSettled(second)).toBe(true);
    expect(standingDoubles(second)).toBe(1);
  });

  it('settle the first pass when the last full reading left the same ones', () => {
    expect(isSettled({ ...twice, doublesBefore: oneDouble })).toBe(true);
    expect(isSettled({ ...twice, doublesBefore: withDouble(noDoubles, 'B') })).toBe(false);
    expect(isSettled({ ...twice, doublesBefore: withDouble(oneDouble, 'A') })).toBe(false);
  });

  it('are not told from chance among fewer than 20 rows, unless both come in one answer', () => {
    const few = { ...afterPass(twice), total: 20, seenInPass: 19, seenInRun: 19, newInPass: 0 };
    expect(isSettled({ ...few, doubles: oneDouble })).toBe(false);
    expect(isSettled({ ...few, realDoubles: 1 })).toBe(true);
  });

  it('come in one answer where a page has them', () => {
    const found = { newInRun: 4, newInPass: 4, repeated: noDoubles, beside: 1 };
    const reading = afterPage(firstReading, { ...page, total: 5 }, found);

    expect(reading).toMatchObject({ realDoubles: 1, doubles: noDoubles });
    expect(isSettled(reading)).toBe(true);
  });

  it('do not count when the next pass finds others: rows moved', () => {
    const second = { ...afterPass(twice), seenInPass: 20, doubles: withDouble(noDoubles, 'B') };
    expect(isSettled(second)).toBe(false);
    expect(afterPass(second)).toMatchObject({ phase: 'pages', pass: 3, doublesBefore: second.doubles });
  });
});

describe('a list without a total', () => {
  it('is as long as a pass over it, rows that came again included', () => {
    const first = afterPage(firstReading, { ...untotalled, next: { page: 2 } }, found(3, noDoubles));
    expect(first).not.toHaveProperty('size');
    expect(afterPage(first, untotalled, found(2, oneDouble))).toMatchObject({ size: size(6) });
  });

  it('is not settled by a pass without new ids while fewer ids are known than one pass had rows', () => {
    const sixth = { ...second, seenInPass: 5, doubles: oneDouble, size: size(6) };
    expect(isSettled({ ...sixth, seenInRun: 5 })).toBe(false);
    expect(isSettled({ ...sixth, seenInRun: 6 })).toBe(true);
    expect(incompleteness({ ...sixth, seenInRun: 5 })).toMatchObject({ read: 5, total: 6, shownBy: 'counted' });
  });

  const untotalled = { rows: [], emptyRows: 0, drifts: true };
  const found = (ids: number, repeated: Doubles): PageFindings => ({ newInRun: ids, newInPass: ids, repeated });
});

describe('incompleteness', () => {
  const third = {
    ...firstReading,
    pass: 3,
    passStable: false,
    seenInPass: 28,
    seenInRun: 29,
    total: 30,
    size: size(30),
  };

  it('has both figures when all passes together brought fewer rows than are announced', () => {
    expect(incompleteness(third)).toEqual({ list: 'the products', read: 29, total: 30, shownBy: 'announced' });
    expect(incompleteness({ ...third, seenInRun: 30 })).toBeUndefined();
    expect(incompleteness({ ...third, doubles: oneDouble, doublesBefore: oneDouble })).toBeUndefined();
    expect(incompleteness({ ...third, total: 0, size: size(0) })).toBeUndefined();
  });

  it('compares with the largest total: the row that is gone may be one that came', () => {
    expect(incompleteness({ ...third, total: 29, size: size(30, 29) })).toMatchObject({ read: 29, total: 30 });
    expect(incompleteness({ ...third, total: 29, size: size(29, 29) })).toBeUndefined();
  });

  it('finds no proof in any number of rows when some were added and some removed', () => {
    expect(incompleteness({ ...third, seenInRun: 31, size: size(30, 29, 30) })).toMatchObject({ shownBy: 'moved' });
    expect(incompleteness({ ...third, size: size(30, 29, 30), passStable: true, seenInPass: 30 })).toBeUndefined();
  });
});

describe('unsettledBecause', () => {
  it('has the cause and both figures', () => {
    const third = { ...firstReading, pass: 3, seenInPass: 10, seenInRun: 12, total: 11, size: size(11) };
    const cause = 'the number of rows changed during the reading, in each of 3 passes';
    expect(unsettledBecause({ ...third, size: size(12, 11) })).toEqual({ cause, read: 12, total: 11 });
    expect(unsettledBecause({ ...third, size: size(10, 11) })).toMatchObject({ cause });
    expect(unsettledBecause(third).cause).toContain('rows moved');
  });
});
