import { errorInWords } from '@siesa-integration/operator';
import { errorCatalogue, noVerdictCode, runbookArticles, unexpectedCode } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../documents/markdown.ts';
import { codesIn, thrownCodes } from './error-codes.ts';

const articles = runbookArticles(readMarkdown('docs/runbook.md').text);
const thrown = thrownCodes();
const catalogued = [...errorCatalogue.flatMap(({ codes }) => codes), noVerdictCode, unexpectedCode];

describe("the runbook's error codes", () => {
  it('are those that the sources give to errors', () => {
    const known = new Set([...thrown.map(({ code }) => code), ...catalogued]);

    expect(articles.map(({ code }) => code).sort()).toEqual([...known].sort());
  });

  it.each(articles)('$code: explains the error and what to do', ({ text }) => {
    const [meaning = '', ...rest] = text.split(/\n\n+/);

    expect(meaning.length).toBeGreaterThan(20);
    expect(rest.join('\n')).toMatch(/^1\. \S/m);
  });

  it.each([...new Set(thrown.map(({ code }) => code))])('%s: has a meaning in Spanish', (code) => {
    expect(errorInWords({ code }, 'es')).not.toBe('');
  });

  it.each(thrown.flatMap(({ code, kind }) => (kind === undefined ? [] : [{ code, kind }])))(
    '$code: has the kind $kind',
    ({ code, kind }) => {
      expect(articles.find((article) => article.code === code)?.text).toMatch(new RegExp(`^\`\\w+\` · ${kind}\\b`));
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
