import {
  createDestinationAdapter,
  type Destination,
  payloadSchema,
  secretSchema,
} from '@siesa-integration/destination-adapter';
import {
  createFakeDestination,
  type FakeDestination,
  type FakeFault,
  fakeFetch,
} from '@siesa-integration/destination-adapter/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const bulk = '/products/bulk';
const bad = 'PROD00042';

/** A destination that is reached over the adapter's own rules of sending. */
const destinationOver = (fake: FakeDestination): Destination => ({
  name: 'kong',
  maxBatchSize: 100,
  create: (connection) =>
    createDestinationAdapter(
      {
        name: 'kong',
        title: 'Kong',
        maxBatchSize: 100,
        idField: 'product_id',
        standardFields: [{ canonical: 'id', target: 'product_id' }],
        payload: payloadSchema({}),
        secret: secretSchema({}),
        headers: ({ api_key }) => ({ 'x-api-key': api_key }),
        bulk: { path: bulk },
      },
      { ...connection, fetch: fakeFetch(fake), sleep: () => Promise.resolve() },
    ),
});

interface VerdictBench extends SyncBench {
  readonly fake: FakeDestination;
}

const aBench = async (count: number): Promise<VerdictBench> => {
  const bench = await aSyncBench({ rows: someProducts(count) });
  const fake = createFakeDestination(
    { idField: 'product_id', bulk: `/api/v1${bulk}`, authorized: (headers, key) => headers['x-api-key'] === key },
    { apiKey: 'key' },
  );
  return { ...bench, fake, ports: { ...bench.ports, destinations: new Map([['kong', destinationOver(fake)]]) } };
};

const entryOf = ({ stores }: SyncBench, id: string) => stores.ledger.of('cliente-a').get(id);
const acceptedInLedger = ({ stores }: SyncBench): readonly string[] =>
  [...stores.ledger.of('cliente-a').values()].filter(({ accepted }) => accepted).map(({ product_id }) => product_id);

describe('a destination that stores nothing and answers 200', () => {
  it.each([
    [{ error: 'the disk is full' }],
    [{ ok: false, message: 'the disk is full' }],
    [{ success: 'false', message: 'the disk is full' }],
    [{ failed: 100, message: 'the disk is full' }],
    [{ status: 'partial', message: 'the disk is full' }],
    [{ data: { errors: ['the disk is full'] } }], // neighbour: in an envelope
  ])('fails the run with its words: %j', async (body) => {
    await using bench = await aBench(250);
    bench.fake.switches.faults.push({ status: 200, body, times: 999 });

    const { status, summary } = await runSync(bench.ports, { input: initial });

    expect(status).toBe('failed');
    expect(summary).toMatchObject({
      records_success: 0,
      error: { message: expect.stringContaining('the disk is full') as unknown },
    });
    expect(acceptedInLedger(bench)).toEqual([]);
  });

  it.each([
    [202, { message: 'in lane 7' }],
    [200, { success: true, message: 'queued in lane 7' }],
    [200, { status: 'lane 7' }], // neighbour: a word that is not defined
    [200, { success: true, message: 'Se guardaron 14 productos', lote: 'lane 7' }, 'Se guardaron 14 productos'],
    [200, { success: true, duplicates: 3 }, 'duplicates: 3'],
  ])('refuses each record with what it answered: %d %j', async (status, body, words = 'lane 7') => {
    await using bench = await aBench(15);
    bench.fake.switches.faults.push({ status, body, times: 999 });

    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ records_success: 0, records_failed: 15 });
    expect(entryOf(bench, 'PROD00003')?.rejection).toMatchObject({
      code: 'NO_VERDICT',
      message: expect.stringContaining(words) as unknown,
    });
  });

  it('is believed where its sentence counts as many as were sent', async () => {
    await using bench = await aBench(15);
    bench.fake.switches.faults.push({
      kind: 'rewrite',
      rewrite: () => ({ success: true, message: 'Se guardaron 15 productos', duplicates: 0 }),
    });

    expect((await runSync(bench.ports, { input: initial })).summary).toMatchObject({ records_success: 15 });
    expect(bench.fake.calls).toHaveLength(1);
  });
});

interface RewrittenBody {
  readonly results?: readonly { readonly status: string }[];
  readonly errors?: readonly { readonly index: number }[];
}

describe('a destination that names a bad record by its number', () => {
  /** Of 250 records the bad one is in the middle of the first batch; the number is that of the destination: from 0, or from 1. */
  it.each([
    [400, 0],
    [400, 1],
    [200, 0],
    [200, 1],
  ])('with %i, counted from %i, has that record refused, and no neighbour', async (status, first) => {
    await using bench = await aBench(250);
    bench.fake.switches.poison.set(bad, 'Invalid EAN');
    bench.fake.switches.style = status === 400 ? 'errors' : 'results';
    bench.fake.switches.faults.push({
      kind: 'rewrite',
      times: 999,
      ...(status === 200 && { status }),
      rewrite: (body) => {
        const { results = [], errors = [] } = body as RewrittenBody;
        const bads =
          status === 400 ? errors : results.flatMap((result, index) => (result.status === 'failed' ? [{ index }] : []));
        if (bads.length === 0) return body;
        return {
          ...(status === 200 && { processed: results.length - bads.length }),
          errors: bads.map(({ index }) => ({ index: index + first, message: 'Invalid EAN' })),
        };
      },
    });

    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 249, records_failed: 1 });
    expect(entryOf(bench, bad)?.rejection).toMatchObject({
      message: expect.stringContaining('Invalid EAN') as unknown,
    });
    expect(bench.fake.products.size).toBe(249);
  });
});

describe('one record that its destination stumbles over', () => {
  it.each([
    [{ status: 500, body: { error: 'stack overflow' } }, 'stack overflow'],
    [{ kind: 'reset' }, 'did not answer'],
    [{ status: 409, body: { error: 'duplicate barcode' } }, 'duplicate barcode'],
    [{ status: 403, text: '<html><h1>Blocked by the firewall</h1></html>' }, 'Blocked by the firewall'],
    [{ status: 200, body: { success: false, message: 'bad character' } }, 'bad character'],
    [{ status: 502, text: '<html>Bad gateway</html>' }, 'Bad gateway'], // neighbour: the proxy answers for a worker that died
  ] satisfies [FakeFault, string][])('is one named reject, and all others are loaded: %j', async (fault, words) => {
    await using bench = await aBench(250);
    bench.fake.switches.breaking.set(bad, fault);

    const first = await runSync(bench.ports, { input: initial });
    const second = await runSync(bench.ports, { input: incremental });

    expect([first.status, second.status]).toEqual(['success', 'success']);
    expect(first.summary).toMatchObject({ records_success: 249, records_failed: 1 });
    expect(entryOf(bench, bad)?.rejection?.message).toContain(words);
    expect(bench.fake.products.size).toBe(249);
  });

  it('is loaded once the destination takes it', async () => {
    await using bench = await aBench(30);
    bench.fake.switches.breaking.set('PROD00007', { status: 500 });
    await runSync(bench.ports, { input: initial });
    bench.fake.switches.breaking.clear();
    await runSync(bench.ports, { input: incremental });

    expect(bench.fake.products.size).toBe(30);
    expect(entryOf(bench, 'PROD00007')).not.toHaveProperty('rejection');
  });
});

describe('a run that fails', () => {
  it('counts what was stored before it', async () => {
    await using bench = await aBench(250);
    bench.fake.switches.faults.push(
      { kind: 'rewrite' },
      { kind: 'rewrite' },
      { status: 503, body: { error: 'gone' }, times: 999 },
    );

    const { status, summary } = await runSync(bench.ports, { input: initial });

    expect(status).toBe('failed');
    expect(summary).toMatchObject({ records_success: 200, error: { Error: 'ProductUnavailable' } });
    expect(bench.fake.products.size).toBe(200);
    expect(acceptedInLedger(bench)).toHaveLength(200);
  });

  it('blames no record for an outage', async () => {
    await using bench = await aBench(250);
    bench.fake.switches.faults.push({ status: 500, body: { error: 'gone' }, times: 999 });

    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ records_success: 0, records_failed: 0, error: { Error: 'ProductUnavailable' } });
  });

  it('is not caused by one 401 amid calls that pass', async () => {
    await using bench = await aBench(250);
    bench.fake.switches.faults.push({ kind: 'rewrite' }, { kind: 'rewrite' }, { status: 401 });

    expect((await runSync(bench.ports, { input: initial })).summary).toMatchObject({
      status: 'success',
      records_success: 250,
    });
  });
});
