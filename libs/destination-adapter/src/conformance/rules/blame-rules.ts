import assert from 'node:assert/strict';
import type { FakeFault } from '../../fake/index.ts';
import { type DestinationRule, acceptedIds, errorOf, type Harness, refusalOf } from '../harness.ts';

const page = '<html><h1>403 Forbidden</h1></html>';
const bad = 'PROD000042';

/** Makes every request fail that holds the record. */
const breakBy = ({ fake }: Harness, id: string, fault: FakeFault): void => {
  fake.switches.breaking.clear();
  fake.switches.breaking.set(id, { path: fake.script.bulk, ...fault });
};

const countedFromOne = (body: unknown): unknown => {
  const { errors } = body as { readonly errors?: readonly { readonly index: number }[] };
  return errors ? { errors: errors.map((error) => ({ ...error, index: error.index + 1 })) } : body;
};

/** Failures that one record causes, and failures that none does. */
export const blameRules: readonly DestinationRule[] = [
  {
    id: 'breaks-its-batch',
    promise:
      'finds the one record whose batch always fails while others pass: by 409, 5xx, a reset, or a 403 with a page',
    check: async (harness) => {
      const { connect, payloads, fake, bulkCalls, reads } = harness;
      for (const fault of [
        { status: 500, body: { error: 'stack overflow' } },
        { status: 409, body: { error: 'duplicate key' } },
        { status: 503 },
        { status: 200, body: { success: false } },
        { kind: 'reset' },
        { status: 403, text: page },
      ] satisfies FakeFault[]) {
        const adapter = connect({ batchSize: 25 });
        fake.switches.breaking.clear();
        await adapter.send(payloads(2));
        breakBy(harness, bad, fault);
        const [before, readBefore] = [bulkCalls().length, reads()];
        const verdicts = await adapter.send(payloads(100));
        assert.equal(reads(), readBefore);
        const what = JSON.stringify(fault);
        assert.equal(acceptedIds(new Map(verdicts.map((verdict) => [verdict.id, verdict]))).length, 99, what);
        assert.equal(verdicts.find(({ status }) => status === 'refused')?.id, bad, what);
        const own = bulkCalls()
          .slice(before)
          .filter(({ ids }) => ids.includes(bad));
        assert.ok(own.length <= 20, `${String(own.length)} calls with the record: ${what}`);
      }
      assert.ok(!fake.products.has(bad));
    },
  },
  {
    id: 'breaks-its-batch-alone',
    promise: 'finds it in a batch that is the only one, and when it is the only record',
    check: async (harness) => {
      const { send, payloads, bulkCalls } = harness;
      for (const fault of [
        { status: 500, body: { error: 'division by zero' } },
        { kind: 'reset' },
      ] satisfies FakeFault[]) {
        breakBy(harness, bad, fault);
        const before = bulkCalls().length;
        const verdicts = await send(payloads(60));
        assert.equal(acceptedIds(verdicts).length, 59);
        refusalOf(verdicts, bad);
        assert.ok(bulkCalls().length - before <= 24, `${String(bulkCalls().length - before)} calls`);
      }
      harness.fake.switches.breaking.clear();
      harness.fake.switches.breaking.set('PROD000001', { status: 500, body: { error: 'division by zero' } });
      assert.match(refusalOf(await send(payloads(1)), 'PROD000001').message, /division by zero/);
    },
  },
  {
    id: 'indexes-from-one',
    promise: 'refuses no neighbour where a 400 counts the records from 1',
    check: async ({ send, payloads, fail, fake, bulkCalls }) => {
      fake.switches.style = 'errors';
      for (const id of ['PROD000001', 'PROD000007', 'PROD000012']) {
        const before = bulkCalls().length;
        fake.switches.poison.set(id, `no size for ${id}`);
        fail({ kind: 'rewrite', times: 99, rewrite: countedFromOne });
        const verdicts = await send(payloads(12));
        assert.match(refusalOf(verdicts, id).message, new RegExp(`no size for ${id}`));
        assert.equal(acceptedIds(verdicts).length, 11);
        assert.ok(bulkCalls().length - before <= 20, `${String(bulkCalls().length - before)} calls`);
        fake.switches.poison.clear();
        fake.switches.faults = [];
      }
    },
  },
  {
    id: 'outage-blames-none',
    promise: 'refuses no record when all calls fail: the send ends with an error, after few calls',
    check: async ({ send, payloads, fail, bulkCalls, fake }) => {
      for (const fault of [{ status: 500, body: { error: 'outage' } }, { kind: 'reset' }] satisfies FakeFault[]) {
        const received: unknown[] = [];
        const before = bulkCalls().length;
        fail({ ...fault, times: 99 });
        const error = await errorOf(send(payloads(100), { onVerdicts: (verdicts) => void received.push(...verdicts) }));
        assert.equal(error.name, 'ProductUnavailable');
        assert.deepEqual([received, bulkCalls().length - before <= 6], [[], true]);
        fake.switches.faults = [];
      }
    },
  },
  {
    id: 'breaks-its-follow-up',
    promise: 'refuses the one record whose follow-up always fails its batch, and no other',
    check: async ({ send, payloads, fake, subject: { followUp } }) => {
      if (!followUp) return;
      const path = fake.script.followUps?.[followUp.name] ?? '';
      for (const fault of [
        { status: 500, body: { error: 'tag overflow' } },
        { status: 409, body: { error: 'tag in use' } },
      ]) {
        fake.switches.breaking.set('PROD000007', { path, ...fault });
        const verdicts = await send(payloads(40, followUp.fields));
        const { failedFollowUp, message } = refusalOf(verdicts, 'PROD000007');
        assert.equal(failedFollowUp, followUp.name);
        assert.match(message, new RegExp(fault.body.error));
        assert.equal(acceptedIds(verdicts).length, 39);
      }
    },
  },
];
