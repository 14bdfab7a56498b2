import assert from 'node:assert/strict';
import type { DestinationRule } from '../rule.ts';
import { acceptedIds, errorOf } from '../stage.ts';

const longestWait = (sleeps: readonly number[]): number => Math.max(0, ...sleeps);

/** What is tried again, when, and what stops everything. */
export const retryRules: readonly DestinationRule[] = [
  {
    id: 'passing-failures',
    says: 'tries again after 408, 429, 500, 502, 503 and 504',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      for (const fault of [408, 429, 500, 502, 503, 504].map((status) => ({ status }))) {
        fail(fault);
        assert.equal(acceptedIds(await send(payloads(2))).length, 2, JSON.stringify(fault));
      }
      assert.equal(bulkCalls().length, 12);
    },
  },
  {
    id: 'gives-up',
    says: 'gives up after three retries, with an error that the machine may retry',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      fail({ status: 503, body: { error: 'maintenance' }, times: 99 });
      const error = await errorOf(send(payloads(2)));
      assert.deepEqual([error.name, 'kind' in error && error.kind], ['ProductUnavailable', 'transient']);
      assert.equal(bulkCalls().length, 4);
    },
  },
  {
    id: 'retry-after',
    says: 'waits as long as Retry-After asks, in seconds or until a date',
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
    id: 'full-jitter',
    says: 'waits a random share of a bound that grows with each retry',
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
    says: 'starts no call and waits for none after its deadline',
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
    says: 'stops at once when it is told to',
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
    says: 'reads the secret once more when its key is refused, and goes on with the new one',
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
    id: 'key-refused',
    says: 'B11: stops at once when the key is still refused after one more reading',
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
    says: 'stops with a configuration error when the product knows no such path',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      fail({ status: 404, times: 9 });
      assert.equal((await errorOf(send(payloads(2)))).name, 'ConfigurationInvalid');
      assert.equal(bulkCalls().length, 1);
    },
  },
  {
    id: 'unreadable-answer',
    says: 'takes no success from a page that is not JSON',
    check: async ({ send, payloads, fail }) => {
      fail({ status: 200, text: '<html>maintenance</html>', times: 9 });
      assert.equal((await errorOf(send(payloads(2)))).name, 'ProductContractBroken');
    },
  },
  {
    id: 'keeps-verdicts',
    says: 'tells the verdicts of good batches even when a later one fails',
    check: async ({ connect, payloads, fail, fake }) => {
      fake.switches.latencyMs = 1;
      const told: string[] = [];
      let batches = 0;
      const onVerdicts = (verdicts: readonly { readonly id: string }[]): void => {
        told.push(...verdicts.map(({ id }) => id));
        batches += 1;
        if (batches === 2) fail({ status: 503, times: 99 });
      };
      await errorOf(connect({ batchSize: 10 }).send(payloads(100), { onVerdicts }));
      assert.deepEqual(told.sort(), [...fake.products.keys()].sort());
      assert.ok(told.length >= 20 && told.length < 100);
    },
  },
];
