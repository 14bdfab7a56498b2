import { globSync, readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

/** Every line ` * expression; // value` below an `@example`. */
const examples = globSync('**/*.ts', { cwd: import.meta.dirname, exclude: ['**/*.test.ts'] }).flatMap((file) =>
  readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, expression, value] = /^ \* (?!const |await )(.+); \/\/ (.+)$/.exec(line) ?? [];
      return expression === undefined || value === undefined ? [] : [{ file, expression, value }];
    }),
);

describe('the examples of the docstrings', () => {
  it.each(examples)('$expression is $value', async ({ file, expression, value }) => {
    const module = (await import(/* @vite-ignore */ `./${file}`)) as Readonly<Record<string, unknown>>;
    const evaluate = (code: string): unknown =>
      (
        runInThisContext(
          `((exports) => { const { ${Object.keys(module).join(', ')} } = exports; return (${code}); })`,
        ) as (exports: unknown) => unknown
      )(module);

    expect(evaluate(expression)).toEqual(evaluate(value));
  });

  it('are there', () => {
    expect(examples.length).toBeGreaterThan(3);
  });
});
