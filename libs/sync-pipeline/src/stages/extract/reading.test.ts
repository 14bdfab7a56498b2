import { describe, expect, it } from 'vitest';
import { noDoubles, withDouble } from '../../run/doubles.ts';
import {
  afterPage,
  afterPass,
  firstReading,
  isIncomplete,
  isSettled,
  standingDoubles,
  unsettledBecause,
} from './reading.ts';

const oneDouble = withDouble(noDoubles, 'A');
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
      totalStable: false,
      newInPass: 10,
      seenInPass: 10,
    });
  });

  it('is unstable when an id comes twice in one pass', () => {
    const reading = afterPage(firstReading, { ...page, total: 4 }, { newInRun: 4, newInPass: 4, repeated: oneDouble });
    expect(isSettled(reading)).toBe(false);
    expect(isSettled({ ...reading, doubles: noDoubles })).toBe(true);
  });

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
    const second = { ...firstReading, pass: 2, passStable: false, newInPass: 0, seenInRun: 10, total: 10 };
    expect(isSettled(second)).toBe(true);
    expect(afterPass(second).phase).toBe('rejects');
  });

  it('is not settled while fewer ids are known than the source has', () => {
    expect(isSettled({ ...firstReading, pass: 2, passStable: false, newInPass: 0, seenInRun: 4, total: 6 })).toBe(
      false,
    );
  });

  it('does not count ids that are gone towards the total', () => {
    const moved = {
      ...firstReading,
      pass: 2,
      passStable: false,
      totalStable: false,
      newInPass: 0,
      seenInRun: 6,
      total: 5,
    };
    expect(isSettled({ ...moved, seenInPass: 4 })).toBe(false);
    expect(isSettled({ ...moved, seenInPass: 5 })).toBe(true);
  });

  it('stays stable when the total differs at the beginning of a pass', () => {
    expect(
      afterPage({ ...firstReading, pass: 2, total: 9 }, page, { newInRun: 0, newInPass: 5, repeated: noDoubles }),
    ).toMatchObject({
      passStable: true,
      totalStable: false,
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

describe('isIncomplete', () => {
  const third = { ...firstReading, pass: 3, passStable: false, seenInPass: 28, seenInRun: 29, total: 30 };

  it('reports whether all passes together brought fewer rows than are announced', () => {
    expect(isIncomplete(third)).toBe(true);
    expect(isIncomplete({ ...third, seenInRun: 30 })).toBe(false);
    expect(isIncomplete({ ...third, doubles: oneDouble, doublesBefore: oneDouble })).toBe(false);
    expect(isIncomplete({ ...third, total: 0 })).toBe(false);
  });
});

describe('unsettledBecause', () => {
  it('has the cause and both figures', () => {
    const third = { ...firstReading, pass: 3, seenInPass: 10, seenInRun: 12, total: 11 };
    expect(unsettledBecause({ ...third, totalStable: false })).toEqual({
      cause: 'the number of rows changed during the reading, in each of 3 passes',
      read: 12,
      total: 11,
    });
    expect(unsettledBecause(third).cause).toContain('rows moved');
  });
});
