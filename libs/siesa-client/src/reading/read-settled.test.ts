import { describe, expect, it } from 'vitest';
import { readSettled } from './read-settled.ts';

interface Level {
  readonly id: string;
  readonly quantity: number;
}

interface Pages {
  readonly total?: number;
  readonly dropped?: number;
  readonly pages: readonly (readonly Level[])[];
}

const levels = (...ids: readonly string[]): readonly Level[] => ids.map((id) => ({ id, quantity: 1 }));

/** Reads passes that each bring what they are given; the last one repeats. */
const read = async (
  ...passes: readonly Pages[]
): Promise<{ readonly ids: readonly string[]; readonly count: number }> => {
  let count = 0;
  const rows = await readSettled<Level>({
    list: 'the stock',
    identity: ({ id }) => id,
    pass: async function* () {
      await Promise.resolve();
      const { pages, total, dropped } = passes[Math.min(count, passes.length - 1)] ?? { pages: [] };
      count += 1;
      for (const page of pages)
        yield { rows: page, ...(total !== undefined && { total }), ...(dropped !== undefined && { dropped }) };
    },
  });
  return { ids: rows.map(({ id }) => id), count };
};

describe('readSettled', () => {
  it('reads once what is whole and repeats nothing', async () => {
    expect(await read({ total: 3, pages: [levels('a', 'b'), levels('c')] })).toEqual({
      ids: ['a', 'b', 'c'],
      count: 1,
    });
    expect(await read({ pages: [levels('a')] })).toMatchObject({ count: 1 });
  });

  it.each([
    [4, 'b'],
    [5, 'SourceIncomplete'],
  ])('takes a page of %d rows that all came before for another page come again from 5 on: %s', async (again, end) => {
    const ids = Array.from({ length: 20 }, (_, at) => `a${at.toString()}`);
    const pages = [levels(...ids), levels(...ids.slice(0, again)), levels('b')];
    const read21 = read({ total: 21 + again, pages });

    if (end === 'b') expect((await read21).ids.at(-1)).toBe('b');
    else await expect(read21).rejects.toMatchObject({ name: end });
  });

  it('stops at a list whose pages come again without end', async () => {
    const again = levels('a', 'b', 'c', 'd', 'e');

    await expect(read({ pages: [again, again, again, levels('z'), again, again] })).rejects.toMatchObject({
      name: 'SourceIncomplete', // after three passes: the rows that came again may stand in place of others
    });
    await expect(read({ pages: [again, again, again, again] })).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringMatching(/pages of the stock in a row/) as string,
    });
  });

  it('counts rows that were dropped', async () => {
    expect(await read({ total: 3, dropped: 1, pages: [levels('a', 'b')] })).toMatchObject({ count: 1 });
    await expect(read({ total: 4, dropped: 1, pages: [levels('a', 'b')] })).rejects.toMatchObject({
      message: expect.stringMatching(/4 rows of the stock, but 3 different/) as string,
    });
  });

  it('is incomplete when one row is missing in three passes, and whole when a later pass brings it', async () => {
    const short = { total: 3, pages: [levels('a', 'b')] };

    await expect(read(short)).rejects.toMatchObject({
      name: 'SourceIncomplete',
      message: expect.stringMatching(/3 rows of the stock, but 2 different/) as string,
    });
    expect((await read(short, short, { total: 3, pages: [levels('a', 'c')] })).ids).toEqual(['a', 'b', 'c']);
  });

  it('settles on a row that stands on two pages in two passes, with both of its quantities', async () => {
    const others = Array.from({ length: 18 }, (_, at) => `b${String(at)}`);
    const twice = { total: 20, pages: [[{ id: 'a', quantity: 2 }, ...levels(...others)], [{ id: 'a', quantity: 5 }]] };

    expect(await read(twice)).toEqual({ ids: ['a', ...others, 'a'], count: 2 });
  });

  it('does not tell such a row from one that moved among fewer than 20', async () => {
    await expect(read({ total: 3, pages: [levels('a', 'b'), levels('a')] })).rejects.toMatchObject({
      name: 'SourceIncomplete',
    });
  });

  it('does not settle on a row that stands twice in one pass alone', async () => {
    const moved = { total: 3, pages: [levels('a', 'b'), levels('b', 'c')] };

    expect(await read(moved, { total: 3, pages: [levels('a', 'b'), levels('c')] })).toEqual({
      ids: ['a', 'b', 'c'],
      count: 2,
    });
  });

  it('does not count a row that is gone: as many as the last total may lack another one', async () => {
    const before = { total: 3, pages: [levels('a', 'b'), levels('b')] };
    const after = { total: 2, pages: [levels('a'), levels('a')] };

    await expect(read(before, after)).rejects.toMatchObject({
      message: expect.stringMatching(/3 rows of the stock, but 2 different/) as string,
    });
    expect((await read(before, after, { total: 2, pages: [levels('a'), levels('c')] })).ids).toEqual(['a', 'c']);
  });

  it('believes no number of rows when some were added and some removed, unless one pass has them all', async () => {
    const moving = (total: number, last: string): Pages => ({ total, pages: [levels('a', 'b'), levels('b', last)] });

    await expect(read(moving(4, 'c'), moving(3, 'd'), moving(4, 'e'))).rejects.toMatchObject({
      message: expect.stringMatching(/were added and removed in each reading/) as string,
    });
    expect((await read(moving(3, 'c'), moving(2, 'c'), moving(3, 'c'))).ids).toEqual(['a', 'b', 'c']);
  });

  it('takes the rows of a pass for the total where none is announced', async () => {
    const untotalled = (last: string): Pages => ({ pages: [levels('a', 'b'), levels(last)] });

    await expect(read(untotalled('a'), untotalled('b'))).rejects.toMatchObject({
      message: expect.stringMatching(
        /sent 3 rows of the stock in one reading, some of them twice: 2 different/,
      ) as string,
    });
    expect(await read(untotalled('a'), untotalled('c'))).toMatchObject({ ids: ['a', 'b', 'c'], count: 2 });
  });
});
