import assert from 'node:assert/strict';
import { type DestinationRule, acceptedIds, errorOf } from '../harness.ts';

const longestWait = (sleeps: readonly number[]): number => Math.max(0, ...sleeps);

/** What is retried, when, and what stops the send. */
export const retryRules: readonly DestinationRule[] = [
  {
    id: 'passing-failures',
    promise: 'retries after 408, 429, 500, 502, 503 and 504',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      for (const fault of [408, 429, 500, 502, 503, 504].map((status) => ({ status }))) {
        fail(fault);
        assert.equal(acceptedIds(await send(payloads(2))).length, 2, JSON.stringify(fault));
      }
      assert.equal(bulkCalls().length, 12);
    },
  },
  {
    id: 'three-retries',
    promise: 'fails after three retries with an error that the state machine retries',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      fail({ status: 503, body: { error: 'maintenance' }, times: 99 });
      const error = await errorOf(send(payloads(2)));
      assert.deepEqual([error.name, 'kind' in error && error.kind], ['ProductUnavailable', 'transient']);
      assert.equal(bulkCalls().length, 4);
    },
  },
  {
    id: 'retry-after',
    promise: 'waits as long as Retry-After asks, as seconds or as a date',
    check: async ({ send, payloads, fail, sleeps, now }) => {
      fail({ status: 429, headers: { 'retry-after': '40' } });
      await send(payloads(2));
      assert.ok(longestWait(sleeps) >= 40_000, `waited ${String(longestWait(sleeps))} ms`);
      fail({ status: 503, headers: { 'retry-after': new Date(now() + 90_000).toUTCString() } });
      await send(payloads(2));
      assert.ok(longestWait(sleeps) >= 89_000, `waited ${String(longestWait(sleeps))} ms`);
    },
  },
  {
    id: 'retry-after-nonsense',
    promise: 'never waits a minute because a Retry-After makes no sense',
    check: async ({ send, payloads, fail, sleeps }) => {
      for (const value of ['3, 4', '-1', '+5', '9'.repeat(50), '1e9', 'soon', '']) {
        fail({ status: 503, headers: { 'retry-after': value } });
        await send(payloads(2)).catch((error: unknown) => {
          assert.equal(error instanceof Error && error.name, 'ProductUnavailable', value);
        });
      }
      assert.ok(longestWait(sleeps) < 10_000, `waited ${String(longestWait(sleeps))} ms`);
    },
  },
  {
    id: 'full-jitter',
    promise: 'waits a random share of a bound that grows with each retry',
    check: async ({ send, payloads, fail, sleeps }) => {
      const waits = async (share: number): Promise<readonly number[]> => {
        const before = sleeps.length;
        fail({ status: 500, times: 3 });
        await send(payloads(2), { random: () => share });
        return sleeps.slice(before);
      };
      assert.deepEqual(await waits(0), [0, 0, 0]);
      const [first = 0, second = 0, third = 0] = await waits(0.999);
      assert.ok(0 < first && first < second && second < third, String([first, second, third]));
    },
  },
  {
    id: 'deadline',
    promise: 'starts no call and waits for none after its deadline',
    check: async ({ send, payloads, fail, now, bulkCalls }) => {
      fail({ status: 500, headers: { 'retry-after': '60' }, times: 9 });
      const deadline = now() + 30_000;
      const error = await errorOf(send(payloads(2), { deadline }));
      assert.ok('kind' in error && error.kind === 'transient');
      assert.ok(now() <= deadline);
      assert.equal(bulkCalls().length, 1);
      await errorOf(send(payloads(2), { deadline: now() }));
      assert.equal(bulkCalls().length, 1);
    },
  },
  {
    id: 'abort',
    promise: 'stops at once when its signal aborts',
    check: async ({ send, payloads, fake, bulkCalls }) => {
      const controller = new AbortController();
      const reason = new Error('the lease is lost');
      fake.switches.latencyMs = 5;
      const error = await errorOf(
        send(payloads(40), {
          batchSize: 10,
          signal: controller.signal,
          onVerdicts: () => {
            controller.abort(reason);
          },
        }),
      );
      assert.equal(error, reason);
      assert.ok(bulkCalls().length <= 3);
    },
  },
  {
    id: 'key-renewed',
    promise: 'reads the secret once more when its key is refused, and continues with the new key',
    check: async ({ send, payloads, fake, subject: { secret } }) => {
      fake.switches.apiKey = 'the-new-key-9876543210';
      const reads: (boolean | undefined)[] = [];
      const read = (options?: { readonly refresh?: boolean }) => {
        reads.push(options?.refresh);
        return Promise.resolve(options?.refresh ? { ...secret, api_key: 'the-new-key-9876543210' } : secret);
      };
      assert.equal(
        acceptedIds(await send(payloads(40), { batchSize: 10, credentials: { secretName: 'a/b', read } })).length,
        40,
      );
      assert.equal(reads.filter(Boolean).length, 1);
    },
  },
  {
    id: 'one-401',
    promise: 'asks once more with the same key when a key that has worked is refused, before it reads the secret again',
    check: async ({ connect, payloads, fail, reads }) => {
      const adapter = connect({ batchSize: 10 });
      await adapter.send(payloads(20));
      for (const status of [401, 403]) {
        fail({ status, body: { error: 'a moment of weakness' } });
        const verdicts = await adapter.send(payloads(20));
        assert.ok(verdicts.every((verdict) => verdict.status === 'accepted'));
      }
      assert.equal(reads(), 1);
    },
  },
  {
    id: 'key-refused',
    promise: 'B11: stops at once when the key is still refused after one more reading',
    check: async ({ send, payloads, fake, reads }) => {
      fake.switches.apiKey = 'the-new-key-9876543210';
      const error = await errorOf(send(payloads(100), { batchSize: 10 }));
      assert.deepEqual([error.name, 'kind' in error && error.kind], ['ProductAuthenticationFailed', 'configuration']);
      assert.equal(reads(), 2);
      assert.ok(fake.calls.length <= 2, `${String(fake.calls.length)} calls`); // one for each batch in flight
    },
  },
  {
    id: 'unknown-path',
    promise: 'stops with a configuration error when the destination has no such path',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      fail({ status: 404, times: 9 });
      assert.equal((await errorOf(send(payloads(2)))).name, 'ConfigurationInvalid');
      assert.equal(bulkCalls().length, 1);
    },
  },
  {
    id: 'unreadable-answer',
    promise: 'does not accept a success that is not JSON',
    check: async ({ send, payloads, fail }) => {
      fail({ status: 200, text: '<html>maintenance</html>', times: 9 });
      assert.equal((await errorOf(send(payloads(2)))).name, 'ProductContractBroken');
    },
  },
  {
    id: 'keeps-part-of-batch',
    promise: 'passes on the verdicts of the stored part of a batch when the rest of it fails',
    check: async ({ send, payloads, fail, fake }) => {
      const received: string[] = [];
      const onVerdicts = (verdicts: readonly { readonly id: string }[]): void =>
        void received.push(...verdicts.map(({ id }) => id));
      fail({ status: 413 }, { kind: 'rewrite' }, { status: 503, times: 99 });
      const error = await errorOf(send(payloads(4), { onVerdicts }));
      assert.equal(error.name, 'ProductUnavailable');
      assert.deepEqual([received.length, received.sort()], [2, [...fake.products.keys()].sort()]);
    },
  },
  {
    id: 'keeps-verdicts',
    promise: 'passes on the verdicts of finished batches even when a later batch fails',
    check: async ({ connect, payloads, fail, fake }) => {
      fake.switches.latencyMs = 1;
      const received: string[] = [];
      let batches = 0;
      const onVerdicts = (verdicts: readonly { readonly id: string }[]): void => {
        received.push(...verdicts.map(({ id }) => id));
        batches += 1;
        if (batches === 2) fail({ status: 503, times: 99 });
      };
      await errorOf(connect({ batchSize: 10 }).send(payloads(100), { onVerdicts }));
      assert.deepEqual(received.sort(), [...fake.products.keys()].sort());
      assert.ok(received.length >= 20 && received.length < 100);
    },
  },
];
