import assert from 'node:assert/strict';
import { acceptedIds, errorOf } from '../../harness.ts';
import type { EachRule } from '../each-harness.ts';

/** How much is in flight, how quickly, and how long. */
export const eachLimitRules: readonly EachRule[] = [
  {
    id: 'in-flight',
    promise: 'has several calls in flight, at most four over all its sends',
    check: async ({ connect, payloads, fake }) => {
      fake.switches.latencyMs = 2;
      const adapter = connect();
      await Promise.all([adapter.send(payloads(12)), adapter.send(payloads(24).slice(12))]);
      assert.ok(fake.peak() > 1 && fake.peak() <= 4, `${String(fake.peak())} calls in flight`);
    },
  },
  {
    id: 'in-flight-by-setting',
    promise: 'has no more calls in flight than configured',
    check: async ({ send, payloads, fake }) => {
      fake.switches.latencyMs = 2;
      await send(payloads(6), { concurrency: 2 });
      assert.ok(fake.peak() <= 2, `${String(fake.peak())} calls in flight`);
    },
  },
  {
    id: 'pace',
    promise: 'asks before every call how long to wait, also before the login',
    check: async ({ send, payloads, starts }) => {
      await send(payloads(3), { concurrency: 1, nextCallIn: () => 1_000 });
      const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
      assert.ok(gaps.length >= 6 && gaps.every((gap) => gap >= 1_000), gaps.join(' '));
    },
  },
  {
    id: 'unsent',
    promise: 'hands back what the deadline leaves, which is not an error, and starts no call after it',
    check: async ({ send, payloads, now, fake, starts }) => {
      const deadline = now() + 7_500;
      const kept: string[] = [];
      const verdicts = await send(payloads(10), {
        concurrency: 1,
        nextCallIn: () => 1_000,
        deadline,
        onVerdicts: (all) => void kept.push(...all.map(({ id }) => id)),
      });
      const stored = acceptedIds(verdicts);
      assert.ok(stored.length > 0 && stored.length < 10);
      assert.deepEqual(kept, stored);
      assert.equal(fake.store.rows.size, stored.length);
      for (const [id, { status }] of verdicts) assert.equal(status, stored.includes(id) ? 'accepted' : 'unsent');
      assert.ok(starts.every((start) => start < deadline));
    },
  },
  {
    id: 'signal',
    promise: "stops at once for the caller's signal",
    check: async ({ send, payloads, fake }) => {
      const error = await errorOf(send(payloads(2), { signal: AbortSignal.abort(new Error('stopped')) }));
      assert.equal(error.message, 'stopped');
      assert.equal(fake.calls.length, 0);
    },
  },
  {
    id: 'verdicts-in-order',
    promise: 'has one verdict for each code, in the order given, and passes each on once',
    check: async ({ connect, payloads, fake }) => {
      fake.switches.poison.set('PROD000005', 'no');
      const passed: string[] = [];
      const verdicts = await connect().send(payloads(30), {
        onVerdicts: (all) => void passed.push(...all.map(({ id }) => id)),
      });
      const codes = payloads(30).map((payload) => payload[fake.script.idField]);
      assert.deepEqual(
        verdicts.map(({ id }) => id),
        codes,
      );
      assert.deepEqual(passed.sort(), codes);
    },
  },
  {
    id: 'keeps-verdicts',
    promise: 'passes on the verdicts that came before an error',
    check: async ({ fail, send, payloads, fake }) => {
      const passed: string[] = [];
      fail(
        { status: 200, kind: 'rewrite', times: 4, rewrite: (body) => body },
        { status: 403, body: { detail: 'No' } },
      );
      await errorOf(
        send(payloads(9), { concurrency: 1, onVerdicts: (all) => void passed.push(...all.map(({ id }) => id)) }),
      );
      assert.equal(passed.length, 4);
      assert.equal(fake.store.rows.size, 4);
    },
  },
  {
    id: 'reports-calls',
    promise: 'reports the operation, the attempt, the status and the success of each call',
    check: async ({ send, payloads, fail, fake }) => {
      const reported: (string | number | boolean | undefined)[][] = [];
      fail({ status: 503 });
      await send(payloads(1), {
        onCall: ({ operation, ok, attempt, status }) => void reported.push([operation, ok, attempt, status]),
      });
      assert.equal(reported.length, fake.calls.length);
      assert.deepEqual(
        reported.filter(([operation]) => operation === 'create').map(([, ok, attempt]) => [ok, attempt]),
        [
          [false, 1],
          [true, 2],
        ],
      );
    },
  },
];
