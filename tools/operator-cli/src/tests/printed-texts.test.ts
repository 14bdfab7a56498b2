import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');

/** The arguments of each call that prints, without the values that stand in their texts. */
const printed = (code: string): readonly string[] =>
  [...code.matchAll(/\b(?:out|err|say|announce)\(/g)].map(({ index, 0: call }) => {
    const from = index + call.length;
    let depth = 1;
    let at = from;
    while (depth > 0 && at < code.length) {
      if (code[at] === '(') depth += 1;
      if (code[at] === ')') depth -= 1;
      at += 1;
    }
    return code.slice(from, at - 1);
  });

/** Two words of a sentence in a text of the code itself. Commands that are to be typed are the same in each language. */
const sentence = /[A-Za-z]{2,} [a-z]{2,}/;

const literalsIn = (argument: string): readonly string[] =>
  [...argument.matchAll(/'[^'\n]*'|`[^`]*`/g)].map(([text]) =>
    text.replaceAll(/\$\{[^}]*\}/g, '').replaceAll(/siesa-sync [a-z ]+/g, ''),
  );

describe('what commands print', () => {
  it('has no sentence outside of the catalogue, which has each in every language', async () => {
    const files = (await Array.fromAsync(glob('{commands,terminal,help}/**/*.ts', { cwd: source }))).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    const found = files.flatMap((file) =>
      printed(readFileSync(join(source, file), 'utf8'))
        .flatMap(literalsIn)
        .filter((text) => sentence.test(text))
        .map((text) => `${file}: ${text}`),
    );

    expect(files.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it('is found where a command prints a sentence', () => {
    const argument = printed("terminal.out(`written to ${file('x')} at once\\n`);").flatMap(literalsIn);

    expect(argument.some((text) => sentence.test(text))).toBe(true);
  });
});
