import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCatalogue } from './error-catalogue.ts';
import { runbookArticle, runbookArticles, runbookProblems } from './runbook.ts';

const articles = runbookArticles(readFileSync(join(import.meta.dirname, '../../../docs/runbook.md'), 'utf8'));

describe('the runbook', () => {
  it('has an article for each code, with the name, the kind and whether the machine retries it', () => {
    expect(runbookProblems(articles)).toEqual([]);
  });

  it('no longer fits when a row of the catalogue changes', () => {
    const changed = errorCatalogue.map((row) => (row.name === 'SiesaUnavailable' ? { ...row, retried: false } : row));

    expect(runbookProblems(articles, changed)).toEqual([
      'The article of SIESA_UNAVAILABLE must begin with: `SiesaUnavailable` · transient · not retried',
    ]);
  });

  it('lacks an article for a code that is new', () => {
    const added = [...errorCatalogue, { ...errorCatalogue[0], name: 'New', codes: ['NEW'] } as never];

    expect(runbookProblems(articles, added)).toEqual(['NEW has no article.']);
  });

  it('has addresses that GitHub resolves', () => {
    expect(runbookArticle('SECRET_MISSING')).toMatch(/\/docs\/runbook\.md#secret_missing$/);
  });
});
