import { describe, expect, it } from 'vitest';
import { without } from '../run/without.ts';
import { extract } from '../stages/extract/extract.ts';
import { parseExtractRequest, parseSummarizeRequest } from '../stages/parse-requests.ts';
import { summarize } from '../stages/summarize/summarize.ts';
import { aSyncBench, initial, someProducts } from '../testing/a-sync-bench.ts';
import { begun, json, loadParts, minute, nextSlice, onePageMs, slice } from '../testing/execution-by-hand.ts';

/** The output of Begin in a definition that a deployment has replaced meanwhile. */
const begins = () => without(begun(initial, 'arn:first'), 'execution');
const aBench = (count: number) => aSyncBench({ rows: someProducts(count), client: { siesa_page_size: 10 } });

describe('a run whose definition knew no successors', () => {
  it('reads and loads until it is too late, and then ends in words', async () => {
    await using bench = await aBench(30);
    const first = await extract(parseExtractRequest(begins()), bench.ports, slice(onePageMs));
    bench.passTime(96 * minute);
    const second = await nextSlice(bench, first);
    const statuses = await loadParts(bench, second);
    bench.passTime(14 * minute);

    expect(second).toMatchObject({ resume: { slice: 2 } });
    for (const answer of [first, second]) {
      expect(answer).not.toHaveProperty('execution');
      expect(answer).not.toHaveProperty('successor');
    }
    expect(statuses).toEqual(['success']);
    await expect(nextSlice(bench, second)).rejects.toMatchObject({ name: 'SyncTimedOut' });
  });

  it('is summed up by its first execution, however late', async () => {
    await using bench = await aBench(10);
    const answer = await extract(parseExtractRequest(begins()), bench.ports, slice());
    bench.passTime(96 * minute);
    const summed = await summarize(parseSummarizeRequest(json(answer)), bench.ports, slice());

    expect(summed).toMatchObject({ status: 'failed', error: { Error: 'CountMismatch' } });
  });
});
