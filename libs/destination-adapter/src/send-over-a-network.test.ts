import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryFake, memoryDefinition } from './conformance/memory-destination.ts';
import { createDestinationAdapter } from './create-destination-adapter.ts';
import { startFakeDestination, type RunningFakeDestination } from './fake/index.ts';
import { payloadsOf } from './testing/memory-payloads.ts';

describe('over a network', () => {
  let fake: RunningFakeDestination;
  beforeEach(async () => {
    fake = await startFakeDestination(createMemoryFake().script, { apiKey: 'key-0123456789' });
  });
  afterEach(() => fake.close());
  const adapter = () =>
    createDestinationAdapter(memoryDefinition, {
      baseUrl: fake.url,
      credentials: { secretName: 'a/memory', read: () => Promise.resolve(fake.secret) },
      random: () => 0,
    });

  it('retries after lost, cut and reset answers', async () => {
    fake.switches.faults.push({ kind: 'lose' }, { kind: 'cut' }, { kind: 'reset' });
    const verdicts = await adapter().send(payloadsOf(10));

    expect(verdicts.filter(({ status }) => status === 'accepted')).toHaveLength(10);
    expect(fake.products.size).toBe(10);
  });

  it('ends a call that takes too long', async () => {
    fake.switches.latencyMs = 200;
    const slow = createDestinationAdapter(memoryDefinition, {
      baseUrl: fake.url,
      credentials: { secretName: 'a/memory', read: () => Promise.resolve(fake.secret) },
      timeoutMs: 10,
      sleep: () => Promise.resolve(),
    });

    await expect(slow.send(payloadsOf(2))).rejects.toMatchObject({
      name: 'ProductUnavailable',
      message: expect.stringContaining('it took too long') as unknown,
    });
  });

  it('rethrows the ConfigurationInvalid of a guarded fetch, without a retry', async () => {
    let calls = 0;
    const refused = Object.assign(new Error('10.0.0.1 is a private address'), { name: 'ConfigurationInvalid' });
    const guarded = createDestinationAdapter(memoryDefinition, {
      baseUrl: fake.url,
      credentials: { secretName: 'a/memory', read: () => Promise.resolve(fake.secret) },
      fetch: () => {
        calls += 1;
        return Promise.reject(new TypeError('fetch failed', { cause: refused }));
      },
    });

    await expect(guarded.send(payloadsOf(2))).rejects.toBe(refused);
    expect(calls).toBe(1);
  });

  it('names the largest answer that it reads', async () => {
    const large = createDestinationAdapter(memoryDefinition, {
      baseUrl: fake.url,
      credentials: { secretName: 'a/memory', read: () => Promise.resolve(fake.secret) },
      fetch: () => Promise.reject(Object.assign(new Error('too large'), { name: 'BodyTooLarge' })),
    });

    await expect(large.send(payloadsOf(2))).rejects.toMatchObject({
      name: 'ProductContractBroken',
      message: expect.stringContaining('64 MiB') as unknown,
    });
  });
});
