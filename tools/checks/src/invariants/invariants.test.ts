import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../documents/markdown.ts';
import { invariantTests, testsIn } from './invariant-tests.ts';
import { invariantsPage } from './invariants-page.ts';
import { invariants } from './invariants.ts';

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1)}`);

describe('the invariants', () => {
  it('are all there, in order', () => {
    expect(Object.keys(invariants)).toEqual([...numbered('A', 12), ...numbered('B', 39)]);
  });

  it('have at least one test each, and no test names another', () => {
    const tests = invariantTests();

    expect(Object.keys(invariants).filter((number) => !tests.has(number))).toEqual([]);
    expect([...tests.keys()].filter((number) => !(number in invariants))).toEqual([]);
  });

  it('are in docs/invariants.md as the tests name them now (npx nx run checks:invariants)', () => {
    expect(readMarkdown('docs/invariants.md').text).toBe(invariantsPage());
  });

  it('are found in each form of a name', () => {
    const source = String.raw`
      it('B1: loses nothing', () => {});
      it('A1 to A3 hold in it\'s scenarios', () => {});
      describe("never goes back (A2, B5)", () => {});
      it('stays below 64 KiB', () => {});
      const key = 'B7';
    `;

    expect(testsIn(source)).toEqual([
      { numbers: ['B1'], name: 'B1: loses nothing' },
      { numbers: ['A1', 'A2', 'A3'], name: "A1 to A3 hold in it's scenarios" },
      { numbers: ['A2', 'B5'], name: 'never goes back (A2, B5)' },
    ]);
  });
});
