import { describe, expect, it } from 'vitest';
import { codesIn, errorArticles, thrownCodes } from './error-codes.ts';

const articles = errorArticles();
const thrown = thrownCodes();

describe("the runbook's error codes", () => {
  it('have an article each, and each article a code that something throws', () => {
    expect(articles.map(({ code }) => code).sort()).toEqual([...new Set(thrown.map(({ code }) => code))].sort());
  });

  it.each(articles)('$code: says what it means and what to do', ({ text }) => {
    const [, meaning = '', ...rest] = text.split(/\n\n+/);

    expect(meaning.length).toBeGreaterThan(20);
    expect(rest.join('\n')).toMatch(/^1\. \S/m);
  });

  it.each(thrown.flatMap(({ code, kind }) => (kind === undefined ? [] : [{ code, kind }])))(
    '$code: says that $kind ends it',
    ({ code, kind }) => {
      expect(articles.find((article) => article.code === code)?.text).toMatch(
        new RegExp(`^[^\\n]*\\n\\n\`\\w+\` · ${kind}\\b`),
      );
    },
  );

  it('are found in every form in which code gives them', () => {
    const source =
      "  readonly code = 'A_ONE';\n  readonly kind = 'defect';\nsuper(m, { code: 'B_TWO', kind: 'transient' });\nthrow new LocalHostError('C_THREE', m);\n  NameOfIt: 'D_FOUR',\n";

    expect(codesIn(source, 'x.ts')).toEqual([
      { code: 'B_TWO', file: 'x.ts', kind: 'transient' },
      { code: 'A_ONE', file: 'x.ts', kind: 'defect' },
      { code: 'C_THREE', file: 'x.ts' },
      { code: 'D_FOUR', file: 'x.ts' },
    ]);
  });
});
