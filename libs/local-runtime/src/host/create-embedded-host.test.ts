import { initial, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { describe, expect, it } from 'vitest';
import { anEmbeddedBench } from '../testing/embedded-bench.ts';

/** A reading that never brings a value. */
const neverAnswering = () => ({
  [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
});

const failing = (name: string) => () => Promise.reject(Object.assign(new Error(`${name} here`), { name }));

describe('the embedded host', () => {
  it('runs the states of the workflow, moves the products and writes the history', async () => {
    await using bench = await anEmbeddedBench({ rows: someProducts(1_200) });

    const { status, endState, visited, output } = await bench.run(initial);

    expect({ status, endState }).toEqual({ status: 'SUCCEEDED', endState: 'LogSuccess' });
    expect(visited.filter((state) => state === 'LoadToProduct')).toHaveLength(2);
    expect(visited.slice(0, 3)).toEqual(['Begin', 'ExtractFromSiesa', 'LoadParts']);
    expect(visited.slice(-4)).toEqual(['MoreToExtract?', 'SummarizeSync', 'SyncOutcome?', 'LogSuccess']);
    expect(output).toMatchObject({ status: 'success', records_success: 1_200 });
    expect(bench.destination.stored.size).toBe(1_200);
    expect(bench.history).toMatchObject([
      { tenantId: 'cliente-a', status: 'success', recordsProcessed: 1_200, ttl: expect.any(Number) as number },
    ]);
    expect(bench.stores.state.items.get('cliente-a')?.state).not.toHaveProperty('owner');
  });

  it('reads in as many slices as the time of an invocation asks for', async () => {
    await using bench = await anEmbeddedBench(
      { rows: someProducts(2_100) },
      () => ({}),
      { timeouts: { extractor: 60_000 }, waits: { WaitForBudget: 0 } }, // a slice ends when a minute is left
    );

    const { visited } = await bench.run(initial);

    expect(visited.filter((state) => state === 'ExtractFromSiesa').length).toBeGreaterThan(1);
    expect(bench.destination.stored.size).toBe(2_100);
  });

  it.each([
    ['its next slice', 91],
    ['the parts of its slice', 96],
  ])('leaves %s to a successor when the time of its execution is spent, as one execution', async (_what, minutes) => {
    await using bench = await anEmbeddedBench(
      { rows: someProducts(40), client: { siesa_page_size: 10 } },
      () => ({}),
      { timeouts: { extractor: 59_000 }, waits: { WaitForBudget: 0 }, spentSeconds: minutes * 60 }, // a slice is one page
    );

    const { status, endState, visited, output } = await bench.run(initial);

    expect({ status, endState }).toEqual({ status: 'SUCCEEDED', endState: 'LogSuccess' });
    expect(visited.filter((state) => state === 'Begin')).toHaveLength(2);
    expect(visited).toEqual(expect.arrayContaining(['HandOver', 'HandedOver']));
    expect(output).toMatchObject({ status: 'success', records_extracted: 40, records_success: 40 });
    expect(bench.history).toMatchObject([{ tenantId: 'cliente-a', status: 'success', recordsProcessed: 40 }]);
  });

  it('ends a part that fails in StopRun, and the run under the name of that error, with alert and history', async () => {
    await using bench = await anEmbeddedBench({ rows: someProducts(30) });
    bench.destination.beforeBatch = () => {
      throw Object.assign(new Error('Kong refused the key.'), { name: 'ProductAuthenticationFailed' });
    };

    const { status, error, visited } = await bench.run(initial);

    expect({ status, error }).toEqual({ status: 'FAILED', error: 'ProductAuthenticationFailed' });
    expect(visited).toEqual(expect.arrayContaining(['StopRun', 'PartEnded', 'NotifyFailure', 'LogFailure']));
    expect(bench.alerts).toMatchObject([
      { subject: expect.stringMatching(/^\[local\] \S+: la sync fallo, /) as string },
    ]);
    const { default: document = '{}' } = JSON.parse(bench.alerts[0]?.message ?? '{}') as { readonly default?: string };
    expect(JSON.parse(document)).toMatchObject({
      client_id: 'cliente-a',
      error: { Error: 'ProductAuthenticationFailed' },
    });
    expect(bench.history).toMatchObject([{ status: 'failed', error: { name: 'ProductAuthenticationFailed' } }]);
  });

  it('skips a client whose lease another run holds', async () => {
    await using bench = await anEmbeddedBench({ rows: someProducts(3) });
    const expires_at = Date.now() / 1_000 + 600;
    await bench.stores.state.replace('cliente-a', { epoch: 1, owner: 'another', sync_id: 'sync-7', expires_at }, 0);

    expect(await bench.run(initial)).toMatchObject({ status: 'SUCCEEDED', endState: 'SyncSkipped' });
    expect(bench.history).toEqual([]);
  });

  it('begins anew after an execution of its own that could not give its lease back, and beside none that runs', async () => {
    let isFull = false;
    await using bench = await anEmbeddedBench({ rows: someProducts(3) }, ({ state }) => ({
      state: {
        ...state,
        replace: (...args) => (isFull ? Promise.reject(new Error('The disk is full.')) : state.replace(...args)),
      },
    }));
    bench.destination.beforeBatch = () => {
      isFull = true;
    };
    const full = await bench.run(initial);
    const held = bench.stores.state.items.get('cliente-a')?.state.owner;
    isFull = false;
    let beside: Promise<{ readonly endState?: string | undefined }> | undefined;
    bench.destination.beforeBatch = async () => {
      beside = bench.run(initial);
      await beside;
    };
    const again = await bench.run(initial);

    expect(full.status).toBe('FAILED');
    expect(held).toBeDefined();
    expect(again.endState).toBe('LogSuccess');
    expect(await beside).toMatchObject({ endState: 'SyncSkipped' });
    expect(bench.destination.stored.size).toBe(3);
  });

  it('writes the history of a failed run although its alert cannot be published', async () => {
    await using bench = await anEmbeddedBench({ rows: someProducts(3), client: { enabled: false } }, () => ({
      alerts: { publish: failing('NotFoundException') },
    }));

    const { error, events } = await bench.run(initial);

    expect(error).toBe('ClientDisabled');
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'failed', state: 'NotifyFailure', error: 'SNS.NotFoundException' }),
    );
    expect(bench.history).toMatchObject([{ status: 'failed' }]);
  });

  it('reports a success that the history does not take', async () => {
    await using bench = await anEmbeddedBench({ rows: someProducts(3) }, () => ({
      history: { put: failing('TableBroken') },
    }));

    const { status, error, visited } = await bench.run(initial);

    expect({ status, error }).toEqual({ status: 'FAILED', error: 'DynamoDB.TableBroken' });
    expect(visited).toEqual(expect.arrayContaining(['LogSuccess', 'ReportFailure', 'LogFailure', 'SyncFailed']));
    expect(bench.alerts).toHaveLength(1);
  });

  it('ends an invocation at its timeout as Lambda does, and repeats it', async () => {
    await using bench = await anEmbeddedBench(
      { rows: someProducts(3) },
      ({ ledger }) => ({ ledger: { ...ledger, entries: neverAnswering } }), // the summarizer reads them all
      { timeouts: { summarizer: 50 } },
    );

    const { events, endState } = await bench.run(initial);

    const again = events.filter(({ kind, state }) => kind === 'retried' && state === 'SummarizeSync');
    expect(again).toHaveLength(3);
    expect(endState).toBe('SyncFailed');
    expect(bench.history).toMatchObject([{ status: 'failed', error: { name: 'Sandbox.Timedout' } }]);
  });

  it('refuses an input of more than 256 KiB, as Step Functions does', async () => {
    await using bench = await anEmbeddedBench({ rows: [] });

    const { status, events } = await bench.run({ ...initial, padding: 'x'.repeat(262_144) });

    expect(status).toBe('FAILED');
    expect(events).toContainEqual(
      expect.objectContaining({ state: 'ExtractFromSiesa', error: 'States.DataLimitExceeded' }),
    );
  });

  it('keeps secrets out of the errors that it hands on', async () => {
    await using bench = await anEmbeddedBench({ rows: someProducts(3) }, () => ({
      redact: (text) => text.replaceAll('canary-42', '***'),
    }));
    bench.destination.beforeBatch = () => {
      throw new Error('Kong answered: unknown key canary-42');
    };

    const { events } = await bench.run(initial);

    expect(JSON.stringify(events)).toContain('unknown key ***');
    expect(JSON.stringify([events, bench.alerts, bench.history])).not.toContain('canary-42');
  });
});

describe('closing the embedded host', () => {
  it('aborts what runs, starts no further call, and gives the lease back', async () => {
    const called = Promise.withResolvers<undefined>();
    await using bench = await anEmbeddedBench({ rows: someProducts(1_000), client: { batch_size: 10 } });
    bench.destination.beforeBatch = async () => {
      called.resolve(undefined);
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const execution = await bench.host.start(initial);
    await called.promise;

    await bench.host.close();

    expect(await execution.result).toMatchObject({ status: 'ABORTED', cause: 'The host was closed.' });
    expect(bench.stores.state.items.get('cliente-a')?.state).toMatchObject({ expires_at: 0 });
    expect(bench.stores.state.items.get('cliente-a')?.state.open).toMatch(/^sync-/); // the next run sends everything
  });

  it('waits no longer than it was told for a call that does not end', async () => {
    const called = Promise.withResolvers<undefined>();
    await using bench = await anEmbeddedBench({ rows: someProducts(3) });
    bench.destination.beforeBatch = () => {
      called.resolve(undefined);
      return new Promise(() => undefined);
    };
    const execution = await bench.host.start(initial);
    await called.promise;

    await bench.host.close(50);

    expect(await execution.result).toMatchObject({ status: 'ABORTED' });
  });
});
