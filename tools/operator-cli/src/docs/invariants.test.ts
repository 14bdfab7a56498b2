import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown, repository } from './markdown.ts';

/** A line of the table: a number, and the tests that hold it. */
interface Row {
  readonly line: string;
  readonly tests: readonly string[];
}

const notHeld = 'not yet held by a test';

const rows: readonly Row[] = [
  ...readMarkdown('docs/invariants.md').text.matchAll(/^\| ([AB]\d+) \| .+ \| (.+) \|$/gm),
].map(([, line = '', tests = '']) => ({ line, tests: tests.split('<br>') }));
const cited = rows.flatMap(({ line, tests }) =>
  tests.filter((test) => test !== notHeld).map((test) => ({ line, test })),
);

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1)}`);

/** Whether a source holds a name, whole, as a string of its own. */
const holds = (source: string, name: string): boolean => {
  const text = source.replaceAll(/\\(['"`])/g, '$1');
  return ["'", '"', '`'].some((quote) => text.includes(`${quote}${name}${quote}`));
};

describe('docs/invariants.md', () => {
  it('has a row for every line, once, in order', () => {
    expect(rows.map(({ line }) => line)).toEqual([...numbered('A', 10), ...numbered('B', 39)]);
  });

  it.each(cited)('$line is held by $test', ({ test }) => {
    const [, path = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
    const file = join(repository, path);

    expect([path, existsSync(file)]).toEqual([path, true]);
    expect([name, holds(readFileSync(file, 'utf8'), name)]).toEqual([name, true]);
  });

  it('sees a name that is not there, or only in part', () => {
    expect(holds("it('B1: loses nothing', () => {", 'B1: loses nothing')).toBe(true);
    expect(holds(String.raw`it('the system\'s own', () => {`, "the system's own")).toBe(true);
    expect(holds("it('B1: loses nothing to a crash', () => {", 'B1: loses nothing')).toBe(false);
  });
});
