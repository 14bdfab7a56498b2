import { aProduct } from '@siesa-integration/canonical-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDestinationAdapter } from './create-destination-adapter.ts';
import { createFakeDestination, fakeFetch, type FakeDestination } from './fake/index.ts';
import { createMemoryFake, memoryConnection, memoryDefinition } from './conformance/memory-destination.ts';
import { payloadsOf } from './testing/memory-payloads.ts';

describe('createDestinationAdapter', () => {
  it('accounts for every record, whatever the mix, the style and the batch size', async () => {
    const mix = fc.record({
      bad: fc.uniqueArray(fc.nat({ max: 119 }), { maxLength: 30 }),
      style: fc.constantFrom('results', 'errors', 'anonymous', 'none'),
      batchSize: fc.integer({ min: 1, max: 100 }),
      maxRecords: fc.integer({ min: 1, max: 120 }),
    });
    const payloads = payloadsOf(120);
    await fc.assert(
      fc.asyncProperty(mix, async ({ bad, style, batchSize, maxRecords }) => {
        const fake = createMemoryFake({ switches: { style, maxRecords } });
        const adapter = createDestinationAdapter(memoryDefinition, memoryConnection(fake, { batchSize }));
        for (const payload of payloads.filter((_, index) => bad.includes(index)))
          fake.switches.poison.set(adapter.idOf(payload), 'no');
        const verdicts = await adapter.send(payloads);

        expect(verdicts.map(({ id }) => id)).toEqual(payloads.map(({ key }) => key));
        for (const { id, status } of verdicts) expect(fake.products.has(id)).toBe(status === 'accepted');
        // A batch of which 20 calls accepted nothing is refused whole: only then may a good record be refused.
        if (bad.length <= 1) expect(verdicts.filter(({ status }) => status === 'refused')).toHaveLength(bad.length);
      }),
      { numRuns: 60 },
    );
  });

  it('has two batches of a send in flight, and two for each of the sends that may be under way at once', async () => {
    const fake = createMemoryFake({ switches: { latencyMs: 5 } });
    const adapter = createDestinationAdapter(
      memoryDefinition,
      memoryConnection(fake, { batchSize: 5, sendsAtOnce: 2 }),
    );
    await adapter.send(payloadsOf(30));
    expect(fake.peak()).toBe(2);
    await Promise.all([1, 2, 3].map(() => adapter.send(payloadsOf(30))));
    expect(fake.peak()).toBe(4);
  });

  it('sends whole batches again after a record that was too large alone', async () => {
    const fake = createMemoryFake();
    const handle: FakeDestination['handle'] = (request) =>
      JSON.stringify(request.body).includes('PROD000001"') ? Promise.resolve({ status: 413 }) : fake.handle(request);
    const adapter = createDestinationAdapter(
      memoryDefinition,
      memoryConnection(fake, { fetch: fakeFetch({ ...fake, handle }), batchSize: 10 }),
    );
    await adapter.send(payloadsOf(100));

    expect(fake.products.size).toBe(99);
    expect(fake.calls.slice(-5).map(({ ids }) => ids.length)).toContain(10);
  });

  it('refuses records whose follow-up path is unknown; the records themselves are stored', async () => {
    const fake = createMemoryFake();
    fake.switches.faults.push({ status: 404, body: { error: 'no tags here' }, path: '/tags' });
    const verdicts = await createDestinationAdapter(memoryDefinition, memoryConnection(fake)).send(
      payloadsOf(3, { rfid_tag_id: 'E2001' }),
    );

    expect(verdicts[0]).toMatchObject({
      status: 'refused',
      code: 'memory/tags',
      failedFollowUp: 'tags',
      message: "Memory API returned 404 to '/tags': no tags here",
    });
    expect(fake.products.size).toBe(3);
  });

  it('refuses records whose follow-up is unavailable, also after retries', async () => {
    const fake = createMemoryFake();
    fake.switches.faults.push({ status: 503, path: '/tags', times: 4 });
    const verdicts = await createDestinationAdapter(memoryDefinition, memoryConnection(fake)).send(
      payloadsOf(3, { rfid_tag_id: 'E2001' }),
    );

    expect(verdicts.every((verdict) => verdict.status === 'refused' && verdict.failedFollowUp === 'tags')).toBe(true);
  });

  it('stops when the key is refused in a follow-up', async () => {
    const fake = createMemoryFake();
    fake.switches.faults.push({ status: 403, path: '/tags', times: 9 });

    await expect(
      createDestinationAdapter(memoryDefinition, memoryConnection(fake)).send(payloadsOf(3, { rfid_tag_id: 'E2001' })),
    ).rejects.toMatchObject({ name: 'ProductAuthenticationFailed' });
  });

  it('reads the secret once more a request, even when each reading returns another key', async () => {
    const fake = createMemoryFake();
    let reads = 0;
    const read = () => {
      reads += 1;
      return Promise.resolve({ api_url: 'https://memory.example', api_key: `another-key-${String(reads)}` });
    };
    const adapter = createDestinationAdapter(
      memoryDefinition,
      memoryConnection(fake, { credentials: { secretName: 'a/memory', read } }),
    );

    await expect(adapter.send(payloadsOf(2))).rejects.toMatchObject({ name: 'ProductAuthenticationFailed' });
    expect([reads, fake.calls.length]).toEqual([2, 2]);
  });

  it.each([
    [{ status: 418, body: { error: 'teapot' } }, 'ProductContractBroken', 'teapot'],
    [{ status: 405 }, 'ProductContractBroken', 'no reason given'],
    [{ status: 200, body: 'stored' }, 'ProductContractBroken', 'a string instead of an object'],
    [{ status: 429, headers: { 'retry-after': '3700' } }, 'RateLimited', '429'],
    [{ kind: 'reset' as const, times: 99 }, 'ProductUnavailable', 'did not answer'],
    [{ status: 500, times: 99 }, 'ProductUnavailable', 'after 3 retries'],
  ])('throws the error that ended a send: %j', async (fault, name, text) => {
    const fake = createMemoryFake();
    fake.switches.faults.push(fault);

    await expect(
      createDestinationAdapter(memoryDefinition, memoryConnection(fake)).send(payloadsOf(2)),
    ).rejects.toMatchObject({
      name,
      message: expect.stringContaining(text) as unknown,
    });
  });

  it('sends ids that a URL would resolve in a bulk call', async () => {
    const fake = createMemoryFake();
    await createDestinationAdapter(memoryDefinition, memoryConnection(fake)).send([
      { key: '..', name: 'dots', stock: 1 },
    ]);

    expect(fake.calls.map(({ method }) => method)).toEqual(['POST']);
  });

  it.each([
    ['900', 'accepted'],
    ['901', 'RateLimited'],
  ])('waits 15 minutes at most: after a pause of %s s the send ends as %s', async (seconds, end) => {
    const fake = createMemoryFake();
    fake.switches.faults.push({ status: 429, headers: { 'retry-after': seconds } });
    const sent = createDestinationAdapter(memoryDefinition, memoryConnection(fake))
      .send(payloadsOf(1))
      .then(
        ([verdict]) => verdict?.status,
        (error: unknown) => (error instanceof Error ? error.name : undefined),
      );

    expect(await sent).toBe(end);
  });

  it('delays every call while the destination asks for a pause, and does not wait past the deadline', async () => {
    const fake = createMemoryFake();
    let now = 0;
    const sleep = (ms: number) => {
      now += ms;
      return Promise.resolve();
    };
    const adapter = createDestinationAdapter(
      memoryDefinition,
      memoryConnection(fake, { clock: () => now, sleep, random: () => 0 }),
    );
    fake.switches.faults.push({ status: 429, headers: { 'retry-after': '30' } });
    await expect(adapter.send(payloadsOf(2), { deadline: 10_000 })).rejects.toMatchObject({ name: 'RateLimited' });
    await expect(adapter.send(payloadsOf(2), { deadline: 10_000 })).rejects.toMatchObject({ name: 'RateLimited' });
    expect(fake.calls).toHaveLength(1);

    await adapter.send(payloadsOf(2), { deadline: 60_000 });
    expect(now).toBe(30_000);
  });
});

it('returns issues for a product that the destination cannot take', () => {
  const adapter = createDestinationAdapter(
    memoryDefinition,
    memoryConnection(createFakeDestination(createMemoryFake().script)),
  );

  expect(adapter.toPayload(aProduct({ stock_quantity: 1.5 }))).toEqual({
    ok: false,
    issues: [{ path: 'stock_quantity', code: 'memory/stock', expected: 'a whole number', received: '1.5' }],
  });
});
