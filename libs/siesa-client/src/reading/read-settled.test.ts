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
    const twice = { total: 3, pages: [[{ id: 'a', quantity: 2 }, ...levels('b')], [{ id: 'a', quantity: 5 }]] };

    expect(await read(twice)).toEqual({ ids: ['a', 'b', 'a'], count: 2 });
  });

  it('does not settle on a row that stands twice in one pass alone', async () => {
    const moved = { total: 3, pages: [levels('a', 'b'), levels('b', 'c')] };

    expect(await read(moved, { total: 3, pages: [levels('a', 'b'), levels('c')] })).toEqual({
      ids: ['a', 'b', 'c'],
      count: 2,
    });
  });
});
