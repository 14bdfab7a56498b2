import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tools = join(import.meta.dirname, '../../..');

/** The arguments of each mistake that a source makes. */
const mistakesIn = (code: string): readonly string[] =>
  [...code.matchAll(/new OperatorMistake\(/g)].map(({ index, 0: call }) => {
    const from = index + call.length;
    let depth = 1;
    let at = from;
    while (depth > 0 && at < code.length) {
      if (code[at] === '(') depth += 1;
      if (code[at] === ')') depth -= 1;
      at += 1;
    }
    return code.slice(from, at - 1).trim();
  });

/** A sentence of the code itself, which has no other language, and neither a code nor a cause whose meaning would have. */
const isEnglishAlone = (mistake: string): boolean => /^['"`]/.test(mistake) && !/\b(code|cause)\b/.test(mistake);

describe('mistakes of operators', () => {
  it('have a sentence of the catalogue, or a code or a cause that has one', async () => {
    const files = (await Array.fromAsync(glob('{operator,operator-cli,console}/src/**/*.ts', { cwd: tools }))).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    const found = files.flatMap((file) =>
      mistakesIn(readFileSync(join(tools, file), 'utf8')).map((mistake) => ({ file, mistake })),
    );

    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ mistake }) => isEnglishAlone(mistake))).toEqual([]);
  });

  it('of a command that was written wrongly have a sentence, because their code means no more than that', async () => {
    const files = await Array.fromAsync(glob('{operator,operator-cli,console}/src/**/*.ts', { cwd: tools }));
    const found = files.flatMap((file) =>
      file.endsWith('.test.ts') ? [] : mistakesIn(readFileSync(join(tools, file), 'utf8')),
    );
    const wrongUsage = found.filter((mistake) => mistake.includes("'WRONG_USAGE'"));

    expect(wrongUsage.length).toBeGreaterThan(30);
    expect(wrongUsage.filter((mistake) => /^['"`]/.test(mistake))).toEqual([]);
  });

  it.each([
    ["throw new OperatorMistake('No product (P) is there.');", true],
    ['throw new OperatorMistake(`No ${what} is there.`, {});', true],
    ["throw new OperatorMistake('No product is there.', { cause: error });", false],
    ["throw new OperatorMistake(message('mistake/no-job', { job }));", false],
  ])('are found where %s', (code, isFound) => {
    expect(mistakesIn(code).map(isEnglishAlone)).toEqual([isFound]);
  });
});
