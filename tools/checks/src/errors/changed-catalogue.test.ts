import { playBoundaries, type Fault } from '@siesa-integration/simulation';
import { errorCatalogue, runbookArticles, runbookProblems } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../documents/markdown.ts';

/** The catalogue, except that the machine no longer retries an unreachable Siesa. */
const changed = errorCatalogue.map((row) => (row.name === 'SiesaUnavailable' ? { ...row, retried: false } : row));

// Its effect on the retriers is a test of the definition (workflow-contract, definition/asl/retry.test.ts).
describe('one changed row of the error catalogue', () => {
  it('fails the check of the runbook', () => {
    const articles = runbookArticles(readMarkdown('docs/runbook.md').text);

    expect(runbookProblems(articles)).toEqual([]);
    expect(runbookProblems(articles, changed)).toEqual([expect.stringContaining('SIESA_UNAVAILABLE')]);
  });

  it('ends the simulated sync that meets the error', async () => {
    const { labels } = await playBoundaries(new Map());
    const first = labels.indexOf('siesa.call');
    const unreachable = new Map<number, Fault>([
      [first, 'lost request'],
      [first + 1, 'lost request'],
    ]);

    expect((await playBoundaries(unreachable)).ends).toEqual(['success', 'success', 'success', 'success', 'success']);
    expect((await playBoundaries(unreachable, changed)).ends).toEqual([
      'success',
      'failed',
      'success',
      'success',
      'success',
    ]);
  });
});
