import { describe, expect, it } from 'vitest';
import type { PageClaims } from './page-claims.ts';
import { createPageEnd } from './page-end.ts';

type Page = readonly [received: number, claims?: PageClaims];

/** Whether each page is followed by another, as judged one after the other. */
const follow = (pages: readonly Page[], options: Partial<Parameters<typeof createPageEnd>[0]> = {}): boolean[] => {
  const { from = 1 } = options;
  const judge = createPageEnd({ from, subject: 'the items', largest: { rows: 0 }, totals: 'believe', ...options });
  return pages.map(([received, claims = {}], index) => judge(from + index, received, claims).more);
};

describe('a page', () => {
  it.each<[string, readonly Page[], readonly boolean[]]>([
    ['has no claims and is not empty', [[3], [0]], [true, false]],
    ['has no claims and is empty', [[0]], [false]],
    ['has as many rows as the first', [[100], [100], [100], [0]], [true, true, true, false]],
    ['has one row fewer than the first', [[100], [99], [0]], [true, true, false]],
    [
      'is short in the middle',
      [[100], [100], [37], [100], [1], [20], [0]],
      [true, true, true, true, true, true, false],
    ],
    ['has more rows than the first, which was cut', [[99], [100], [99], [0]], [true, true, true, false]],
    [
      'is short while the total announces more',
      [
        [100, { total: 250 }],
        [60, { total: 250 }],
        [90, { total: 250 }],
      ],
      [true, true, false],
    ],
    [
      'reaches the total',
      [
        [100, { total: 200 }],
        [100, { total: 200 }],
      ],
      [true, false],
    ],
    [
      'is one row below the total',
      [
        [100, { total: 201 }],
        [100, { total: 201 }],
      ],
      [true, true],
    ],
    ['is empty before the total', [[100, { total: 201 }], [100, { total: 201 }], [0]], [true, true, false]],
    [
      'has exactly the total on page 1, which may count page 1 alone',
      [[100, { total: 100, pages: 1 }], [0]],
      [true, false],
    ],
    [
      'has the total on page 1, and others follow',
      [[100, { total: 100 }], [100, { total: 100 }], [50, { total: 50 }], [0]],
      [true, true, true, false],
    ],
    [
      'has a total that grows with the pages',
      [[100, { total: 100 }], [100, { total: 200 }], [50, { total: 250 }], [0]],
      [true, true, true, false],
    ],
    ['has a total of 0 beside rows', [[100, { total: 0, pages: 0 }], [30, { total: 0 }], [0]], [true, true, false]],
    [
      'is the last of the pages that are counted',
      [
        [100, { pages: 2 }],
        [100, { pages: 2 }],
      ],
      [true, false],
    ],
    [
      'is the last of pages counted by the size that was asked for',
      [
        [100, { total: 250, pages: 1 }],
        [100, { total: 250, pages: 1 }],
        [50, { total: 250, pages: 1 }],
      ],
      [true, true, false],
    ],
    [
      'has another that is promised',
      [
        [3, { more: true }],
        [3, { more: false }],
      ],
      [true, false],
    ],
    [
      'is called the last while the total announces more',
      [
        [100, { more: false, total: 150 }],
        [50, { more: false, total: 150 }],
      ],
      [true, false],
    ],
    [
      'is empty though it was promised, and so is the one after it',
      [[3, { more: true }], [0], [0]],
      [true, true, false],
    ],
    [
      'is empty and is called the last',
      [
        [3, { more: true }],
        [0, { more: false }],
      ],
      [true, false],
    ],
    ['is empty and promises more, and so does none after it', [[3], [0, { more: true }], [0]], [true, true, false]],
    ['is empty and was counted, one too many', [[3, { pages: 2 }], [0, { pages: 2 }], [0]], [true, true, false]],
    [
      'names the next',
      [
        [3, { next: 2 }],
        [3, { more: false }],
      ],
      [true, false],
    ],
  ])('that %s', (_, pages, expected) => {
    expect(follow(pages)).toEqual(expected);
  });

  it('in the middle of a list is judged by its own rows', () => {
    expect(follow([[100, { total: 1050 }]], { from: 10 })).toEqual([true]);
    expect(follow([[50], [0]], { from: 11 })).toEqual([true, false]);
    expect(follow([[50], [0]], { from: 11, largest: { rows: 100 } })).toEqual([true, false]);
    expect(follow([[50]], { largest: { rows: 100 } })).toEqual([false]);
  });

  it('of a part of a list is the end where it is short, once a short page has been followed by nothing', () => {
    const largest = { rows: 0 };
    const part = { largest, isPart: true };

    expect(follow([[100], [50], [0]], part)).toEqual([true, true, false]);
    expect(follow([[100], [50]], part)).toEqual([true, false]);
    expect(follow([[50]], part)).toEqual([false]);
    expect(follow([[100], [50], [0]], { largest })).toEqual([true, true, false]); // a whole list pays one call for it
  });

  it('of a part of a list is no end where it is short, once a short page has been followed by rows', () => {
    const part = { largest: { rows: 0 }, isPart: true };

    expect(follow([[100], [50], [100], [20], [0]], part)).toEqual([true, true, true, true, false]);
    expect(follow([[100], [50], [0]], part)).toEqual([true, true, false]);
    expect(follow([[100], [50], [0]], part)).toEqual([true, true, false]);
  });

  it('that was announced proves nothing about short pages', () => {
    const part = { largest: { rows: 100 }, isPart: true };

    expect(follow([[100], [50, { more: true }], [0, { more: false }]], part)).toEqual([true, true, false]);
    expect(follow([[100], [50], [0]], part)).toEqual([true, true, false]);
  });

  it('is judged without totals and page counts where they are ignored', () => {
    expect(
      follow(
        [
          [100, { total: 999, pages: 10 }],
          [40, { total: 999, pages: 10 }],
          [0, { total: 999, pages: 10 }],
        ],
        { totals: 'ignore' },
      ),
    ).toEqual([true, true, false]);
    expect(follow([[0, { total: 999 }]], { totals: 'ignore' })).toEqual([false]);
  });

  it('without rows is missing where it is the second one that was announced', () => {
    for (const claims of [{}, { pages: 3 }])
      expect(() =>
        follow([
          [10, { pages: 3 }],
          [0, claims],
          [0, claims],
        ]),
      ).toThrow(/announced 3 pages of the items and answered pages 2 and 3 without rows/);
    expect(follow([[10, { pages: 3 }], [10], [0]])).toEqual([true, true, false]);
    expect(follow([[10, { pages: 3 }], [0]], { totals: 'ignore' })).toEqual([true, false]);
  });

  it('that is the first and empty beside a total above 0 is an incomplete source', () => {
    expect(follow([[0, { total: 0 }]])).toEqual([false]);
    expect(() => follow([[0, { total: 1 }]])).toThrow(
      expect.objectContaining({
        name: 'SourceIncomplete',
        code: 'SOURCE_INCOMPLETE',
        message: expect.stringMatching(/1 rows of the items, but 0 different/) as string,
      }) as Error,
    );
  });

  it.each<[string, PageClaims]>([
    ['is counted from 0', { page: 0 }],
    ['is called another', { page: 2 }],
    ['has others before it', { earlier: true }],
    ['names the next by a token', { next: 'unreadable' }],
    ['names the next by another number', { next: 3 }],
    ['names itself as the next', { next: 1 }],
  ])('that %s is refused', (_, claims) => {
    expect(() => follow([[3, claims]])).toThrow(expect.objectContaining({ name: 'SiesaContractBroken' }) as Error);
  });

  it.each<[string, readonly Page[]]>([
    ['was promised', [[3, { more: true }], [0], [3]]],
    ['has a number', [[3, { next: 2 }], [0], [3]]],
    ['is counted', [[3, { pages: 3 }], [0], [3, { pages: 3 }]]],
    ['promises more', [[3], [0, { more: true }], [3]]],
    ['promises more for ever', [[3], [0, { more: true }], [0, { more: true }]]],
  ])('that is empty before rows is refused, where it %s', (_, pages) => {
    expect(() => follow(pages)).toThrow(
      expect.objectContaining({
        name: 'SiesaContractBroken',
        message: expect.stringMatching(/without rows/) as string,
      }) as Error,
    );
  });

  it('that is empty is the last one where a total counts the rows', () => {
    expect(
      follow([
        [3, { total: 9, more: true }],
        [0, { more: true }],
      ]),
    ).toEqual([true, false]);
  });

  it('gives a total only where it is not below what has come, and the count of pages as they came', () => {
    const judge = createPageEnd({ from: 1, subject: 'x', largest: { rows: 0 }, totals: 'believe' });

    expect(judge(1, 100, { total: 250, pages: 1 })).toEqual({ more: true, total: 250, pages: 3 });
    expect(judge(2, 100, { total: 199 })).toEqual({ more: true });
  });
});
