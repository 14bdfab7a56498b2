import type { ExtractAnswer, SummarizeAnswer } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { extract } from '../stages/extract/extract.ts';
import { load } from '../stages/load/load.ts';
import {
  parseExtractRequest,
  parseFailureRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
} from '../stages/parse-requests.ts';
import { reportFailure } from '../stages/summarize/failure/report-failure.ts';
import { summarize } from '../stages/summarize/summarize.ts';
import { transform } from '../stages/transform/transform.ts';
import { aSyncBench, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { begun, json, loadParts, minute, nextSlice, onePageMs, slice } from '../testing/execution-by-hand.ts';
import { runSync } from './run-sync.ts';

const aBench = (count = 90) => aSyncBench({ rows: someProducts(count), client: { siesa_page_size: 10 } });
const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;

/** The first slice of a run, one page. */
const firstSlice = ({ ports }: SyncBench): Promise<ExtractAnswer> =>
  extract(parseExtractRequest(begun(initial, 'arn:first')), ports, slice(onePageMs));

/** Begin's output in the execution that an answer names. */
const successorOf = (
  { client_id, successor }: ExtractAnswer,
  owner = `arn:execution:workflow:${successor?.name ?? ''}`,
) => json(begun({ client_id, continues: successor }, owner));

describe('a run that needs longer than one execution', () => {
  it('goes on in successors with the same sync id, lease and cursor, and accounts for every record', async () => {
    await using bench = await aBench(150);
    const before = Date.now();
    const executions = new Set<number>();
    bench.destination.beforeBatch = () => {
      bench.passTime(8 * minute); // the destination is slow
    };
    const { status, summary } = await runSync(bench.ports, {
      input: initial,
      remainingMs: (stage) => (stage === 'extract' ? onePageMs : 5 * minute),
      onPayload: (state, payload) => {
        if (state === 'ExtractFromSiesa') executions.add((payload as ExtractAnswer).execution?.number ?? 0);
      },
    });

    expect(status).toBe('success');
    expect([...executions].length).toBeGreaterThan(1);
    expect(summary).toMatchObject({ records_extracted: 150, records_success: 150, records_failed: 0 });
    expect(bench.destination.stored.size).toBe(150);
    expect(stateOf(bench)).toMatchObject({ epoch: 1, ended: { sync_id: summary?.sync_id, status: 'success' } });
    expect(stateOf(bench)).not.toHaveProperty('execution');
    expect(Date.parse(stateOf(bench)?.cursor ?? '')).toBeLessThanOrEqual(before);
  });

  it('ends as SyncTimedOut after its twelfth execution', async () => {
    await using bench = await aBench();
    const answer = await firstSlice(bench);
    bench.passTime(90 * minute);

    await expect(nextSlice(bench, { ...answer, execution: { ...answer.execution, number: 12 } })).rejects.toMatchObject(
      { name: 'SyncTimedOut' },
    );
  });
});

describe('an execution whose time is spent', () => {
  it('reads no further slice and names its successor', async () => {
    await using bench = await aBench();
    const answer = await firstSlice(bench);
    const calls = bench.siesa.calls.length;
    bench.passTime(90 * minute);
    const spent = await nextSlice(bench, answer);

    expect(spent).toMatchObject({
      parts: [],
      has_more: true,
      resume: answer.resume,
      successor: {
        name: `cliente-a-${answer.sync_id}-2`,
        number: 2,
        owner: 'arn:first',
        started_at: answer.started_at,
        resume: answer.resume,
      },
    });
    expect(bench.siesa.calls).toHaveLength(calls);
  });

  it('leaves parts that have not begun to its successor, also those of its last slice', async () => {
    await using bench = await aBench(30);
    const answer = await extract(parseExtractRequest(begun(initial, 'arn:first')), bench.ports, slice());
    bench.passTime(95 * minute);
    const statuses = await loadParts(bench, answer);
    const summed = await summarize(parseSummarizeRequest(json(answer)), bench.ports, slice());

    expect(answer).toMatchObject({ has_more: false });
    expect(statuses).toEqual(['stopped']);
    expect(bench.destination.calls).toEqual([]);
    expect(summed).toMatchObject({ client_id: 'cliente-a', successor: { number: 2, resume: answer.resume } });
    expect(stateOf(bench)).toMatchObject({ owner: 'arn:first' });
  });

  it('makes no wait of Siesa longer than its time, because the successor waits for the rest', async () => {
    await using bench = await aBench();
    const answer = await firstSlice(bench);
    bench.passTime(80 * minute);
    const stored = bench.stores.state.items.get('cliente-a');
    const budget = { calls: [], limit: 100, pausedUntil: bench.ports.runtime.now() + 800_000 };
    await bench.stores.state.replace('cliente-a', { epoch: 1, ...stored?.state, budget }, stored?.version ?? 0);
    const { wait_seconds: wait } = await nextSlice(bench, answer);

    expect(wait).toBeGreaterThan(590);
    expect(wait).toBeLessThanOrEqual(600);
  });
});

describe('a successor', () => {
  const handedOver = async (bench: SyncBench): Promise<ExtractAnswer> => {
    const answer = await firstSlice(bench);
    await loadParts(bench, answer);
    bench.passTime(90 * minute);
    return nextSlice(bench, answer);
  };

  it('first loads what its predecessor has left, then reads on', async () => {
    await using bench = await aBench();
    const answer = await firstSlice(bench);
    bench.passTime(95 * minute);
    await loadParts(bench, answer);
    const begins = { ...successorOf(await nextSlice(bench, answer)), execution: soon(bench) };
    const caughtUp = await nextSlice(bench, begins);
    const statuses = await loadParts(bench, caughtUp);
    const next = await nextSlice(bench, caughtUp);

    expect(caughtUp).toMatchObject({ parts: answer.parts, resume: answer.resume, owner: 'arn:first', has_more: true });
    expect(statuses).toEqual(['success']);
    expect(next).toMatchObject({ sync_id: answer.sync_id, execution: { number: 2 }, resume: { slice: 2 } });
  });

  it('reads on at once when nothing is left', async () => {
    await using bench = await aBench();
    const begins = successorOf(await handedOver(bench));

    expect(await nextSlice(bench, { ...begins, execution: soon(bench) })).toMatchObject({
      resume: { slice: 2 },
      execution: { number: 2 },
    });
  });

  it('stops what is left of its predecessor', async () => {
    await using bench = await aBench();
    const first = await firstSlice(bench);
    const { parts, ...about } = first;
    const mapped = await transform(parseTransformRequest(json({ ...about, part: parts[0] })), bench.ports, slice());
    bench.passTime(90 * minute);
    const begins = successorOf(await nextSlice(bench, first));
    await nextSlice(bench, { ...begins, execution: soon(bench) });

    await expect(load(parseLoadRequest(json(mapped)), bench.ports, slice())).rejects.toMatchObject({
      name: 'LeaseLost',
    });
    expect(stateOf(bench)).toMatchObject({ execution: 2, owner: 'arn:first' });
  });

  it('keeps the run when its predecessor reports that it could not be started', async () => {
    await using bench = await aBench();
    const answer = await handedOver(bench);
    await nextSlice(bench, { ...successorOf(answer), execution: soon(bench) });
    const failed = { ...answer, error: { Error: 'States.Timeout', Cause: '' } };
    const { status } = await reportFailure(parseFailureRequest(json(failed)), bench.ports);

    expect(status).toBe('failed');
    expect(stateOf(bench)).toMatchObject({ owner: 'arn:first', execution: 2 });
  });

  it('ends the run when its summary names another one that cannot be started', async () => {
    await using bench = await aBench(10);
    const first = await extract(parseExtractRequest(begun(initial, 'arn:first')), bench.ports, slice());
    bench.passTime(95 * minute);
    const left = await summarize(parseSummarizeRequest(json(first)), bench.ports, slice());
    const caughtUp = await nextSlice(bench, { ...successorOf(left as ExtractAnswer), execution: soon(bench) });
    bench.passTime(95 * minute);
    const leftAgain = await summarize(parseSummarizeRequest(json(caughtUp)), bench.ports, slice());
    const failed = { ...leftAgain, error: { Error: 'States.Timeout', Cause: '' } };
    const { status } = await reportFailure(parseFailureRequest(json(failed)), bench.ports);

    expect(leftAgain).toMatchObject({ successor: { number: 3 }, execution: { number: 2 } });
    expect(status).toBe('failed');
    expect(stateOf(bench)).not.toHaveProperty('owner');
  });

  it('that fails before it has read ends the run under its own id', async () => {
    await using bench = await aBench();
    const answer = await handedOver(bench);
    const failed = { ...successorOf(answer), error: { Error: 'ClientNotFound', Cause: '{}' } };
    const report: SummarizeAnswer = await reportFailure(parseFailureRequest(json(failed)), bench.ports);

    expect(report).toMatchObject({
      sync_id: answer.sync_id,
      status: 'failed',
      records_extracted: expect.any(Number) as number,
    });
    expect(stateOf(bench)).not.toHaveProperty('owner');
  });

  it.each([
    ['under another name', (name: string) => `arn:execution:workflow:${name.replace(/-2$/, '-copy')}`],
    ['as the execution of another run', () => 'arn:execution:workflow:cliente-a-sync-20250115-100000-7f3a-2'],
  ])('that is started again %s is refused, and the run goes on', async (_how, owner) => {
    await using bench = await aBench();
    const answer = await handedOver(bench);
    const copy = successorOf(answer, owner(answer.successor?.name ?? ''));

    expect(() => parseExtractRequest(copy)).toThrow(expect.objectContaining({ name: 'InvalidInput' }) as Error);
    await reportFailure(parseFailureRequest({ ...copy, error: { Error: 'InvalidInput', Cause: '{}' } }), bench.ports);
    expect(stateOf(bench)).toMatchObject({ owner: 'arn:first' });
  });
});

/** Of an execution that begins at the bench's time. */
const soon = ({ ports }: SyncBench) => ({
  number: 1,
  started_at: new Date(ports.runtime.now()).toISOString(),
  limit_seconds: 7200,
});
