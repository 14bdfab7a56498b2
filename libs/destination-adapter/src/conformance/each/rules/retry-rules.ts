import assert from 'node:assert/strict';
import { acceptedIds, errorOf, refusalOf } from '../../harness.ts';
import type { EachRule } from '../each-harness.ts';

/** What is retried, when, and what stops the send. */
export const eachRetryRules: readonly EachRule[] = [
  {
    id: 'passing-failures',
    promise: 'retries a change after 408, 425, 429, 500, 502, 503, 504 and a broken connection',
    check: async ({ add, fake, send, payloads }) => {
      const refs = new Map([['PROD000001', add()]]);
      for (const status of [408, 425, 429, 500, 502, 503, 504, 0]) {
        fake.switches.faults.push({ method: 'PATCH', ...(status === 0 ? { kind: 'reset' } : { status }) });
        const before = fake.calls.length;
        assert.deepEqual(acceptedIds(await send(payloads(1), { refs })), ['PROD000001'], String(status));
        assert.equal(fake.calls.length - before, 3, 'a login, and the change twice');
      }
    },
  },
  {
    id: 'three-retries',
    promise: 'fails after three retries with an error that the state machine retries',
    check: async ({ fake, send, payloads, calls }) => {
      fake.switches.faults.push({ method: 'GET', status: 503, body: { error: 'maintenance' }, times: 99 });
      const error = await errorOf(send(payloads(1)));
      assert.deepEqual([error.name, 'kind' in error && error.kind], ['ProductUnavailable', 'transient']);
      assert.equal(calls().length, 4);
    },
  },
  {
    id: 'blames-one',
    promise: 'refuses the one record whose calls always fail while others are stored',
    check: async ({ fake, send, payloads, codes }) => {
      fake.switches.breaking.set('PROD000002', { status: 500, body: { error: 'this one crashes' } });
      const { message } = refusalOf(await send(payloads(4), { concurrency: 1 }), 'PROD000002');
      assert.match(message, /this one crashes/);
      assert.deepEqual(codes(), ['PROD000001', 'PROD000003', 'PROD000004']);
    },
  },
  {
    id: 'blames-no-record',
    promise: 'refuses no record when the destination as a whole fails',
    check: async ({ fake, send, payloads }) => {
      fake.switches.faults.push({ status: 500, times: 9_999 });
      assert.equal((await errorOf(send(payloads(3)))).name, 'ProductUnavailable');
      fake.switches.faults = [];
      for (let at = 1; at <= 9; at += 1) fake.switches.breaking.set(`PROD00000${String(at)}`, { status: 500 });
      assert.equal((await errorOf(send(payloads(9), { concurrency: 1 }))).name, 'ProductUnavailable');
    },
  },
  {
    id: 'pause-for-all',
    promise: 'pauses every call of the client after a 429, for as long as it asks',
    check: async ({ fail, send, payloads, starts, fake, now }) => {
      const begun = now();
      fail({ status: 429, headers: { 'retry-after': '40' } });
      assert.equal(acceptedIds(await send(payloads(8))).length, 8);
      const refused = fake.calls.findIndex(({ status }) => status === 429);
      // What was in flight with the refused call had started before.
      assert.ok(
        starts.slice(refused + 4).every((start) => start - begun >= 40_000),
        starts.join(' '),
      );
    },
  },
  {
    id: 'pause-without-header',
    promise: 'pauses by a share of a bound that grows when a 429 names no pause',
    check: async ({ fail, send, payloads, now }) => {
      const begun = now();
      fail({ status: 429, times: 3 });
      await send(payloads(1), { concurrency: 1 });
      assert.ok(now() - begun >= 500 + 1_000 + 2_000, `waited ${String(now() - begun)} ms`);
      assert.ok(now() - begun < 30_000, `waited ${String(now() - begun)} ms`);
    },
  },
  {
    id: 'pause-too-long',
    promise: 'ends with an error that a later run continues when a pause of more than 15 minutes is asked',
    check: async ({ fail, send, payloads, sleeps }) => {
      fail({ status: 429, headers: { 'retry-after': '901' } });
      assert.equal((await errorOf(send(payloads(1)))).name, 'RateLimited');
      assert.ok(sleeps.every((ms) => ms < 60_000));
    },
  },
];
