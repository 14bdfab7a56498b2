import { describe, expect, it } from 'vitest';
import { bundledRules, ruleDocumentNames } from '../rules/rule-documents.ts';
import { breakStep } from '../verdicts/break-step.ts';
import { lintStep } from './lint-step.ts';
import { matchingPlan } from './matching-plan.ts';
import type { MatchRules } from './step.ts';

const everyRules: readonly MatchRules[] = [undefined, { cents: 2, days: 3 }].flatMap((group) =>
  [undefined, { cents: 0, days: 0 }, { cents: 1, days: 3 }].flatMap((near) =>
    (['accept', 'ask'] as const).map((ties) => ({
      tolerance: { cents: 1, days: 1 },
      ...(group && { group }),
      ...(near && { near }),
      ties,
    })),
  ),
);

describe('lintStep', () => {
  it.each(everyRules)('finds nothing in the steps of %o', (rules) => {
    const { before, round, after } = matchingPlan(rules);

    expect([...before, ...round, ...after].flatMap(lintStep)).toEqual([]);
  });

  it.each(ruleDocumentNames)('finds nothing in the step that names the breaks of %s', (name) => {
    expect(lintStep(breakStep(bundledRules(name)))).toEqual([]);
  });

  it.each([
    ['division', 'SELECT n / 2 AS n FROM a'],
    ['division', 'SELECT (n + m)/2 AS n FROM a'],
    ['more than one statement', 'SELECT n AS n FROM a; DROP TABLE a'],
    ['comment', 'SELECT n AS n FROM a -- all'],
    ['comment', 'SELECT n /* all */ AS n FROM a'],
    ['no SELECT', 'DELETE FROM a'],
    ['column without a name', 'SELECT * FROM a'],
    ['column without a name', 'SELECT n, a.* FROM a'],
    ['decimal or floating type', 'SELECT CAST(n AS DECIMAL) AS n FROM a'],
    ['decimal or floating type', 'SELECT n * 1.5 AS n FROM a'],
    ['decimal or floating type', 'SELECT n * 1e3 AS n FROM a'],
    ['decimal or floating type', 'SELECT CAST(n AS double) AS n FROM a'],
    ['date or time', 'SELECT CAST(n AS DATE) AS n FROM a'],
    ['date or time', 'SELECT date_diff(n, m) AS n FROM a'],
    ['text type without a length, which Spark cannot read', 'SELECT CAST(n AS VARCHAR) AS n FROM a'],
    ['concat()', 'SELECT concat(k, m) AS n FROM a'],
    ['function that treats null or positions differently', 'SELECT greatest(n, m) AS n FROM a'],
    ['function that treats null or positions differently', 'SELECT SUBSTR(k, n, m) AS n FROM a'],
    ['QUALIFY', 'SELECT n AS n FROM a QUALIFY n = 1'],
    ['LIMIT', 'SELECT n AS n FROM a LIMIT 5'],
    ['USING', 'SELECT n AS n FROM a JOIN b USING (n)'],
    ['VALUES', 'SELECT n AS n FROM (VALUES (1)) a(n)'],
    ['order of nulls', 'SELECT CAST(ROW_NUMBER() OVER (PARTITION BY k ORDER BY n NULLS LAST) AS BIGINT) AS n FROM a'],
    ['order outside of a window', 'SELECT n AS n FROM a ORDER BY n'],
    ['count, sum or rank that is not cast', 'SELECT COUNT(k) AS n FROM a'],
    ['count, sum or rank that is not cast', 'SELECT SUM(n) AS n FROM a'],
    ['count, sum or rank that is not cast', 'SELECT ROW_NUMBER() OVER (PARTITION BY k ORDER BY n) AS n FROM a'],
    ['literal other than our own words', "SELECT n AS n FROM a WHERE k = 'Ana Torres'"],
    [
      'order beside an outer join, where a null may be met',
      'SELECT CAST(ROW_NUMBER() OVER (ORDER BY b.n) AS BIGINT) AS n FROM a LEFT JOIN b ON b.k = a.k',
    ],
  ])('refuses %s: %s', (rule, sql) => {
    const found = lintStep({ name: 'bad', sql });

    expect(found.map((finding) => finding.rule)).toEqual([rule]);
    expect(found[0]).toMatchObject({ step: 'bad' });
    expect(sql).toContain(found[0]?.found);
  });

  it('looks for words in the text, and not in its literals', () => {
    expect(
      lintStep({ name: 'good', sql: "SELECT CASE WHEN n > 0 THEN 'DATE' ELSE 'LIMIT' END AS verdict FROM a" }),
    ).toEqual([]);
  });
});
