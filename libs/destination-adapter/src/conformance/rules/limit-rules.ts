import assert from 'node:assert/strict';
import { type DestinationRule, acceptedIds, errorOf, refusalOf } from '../harness.ts';

/** How much is sent at once. */
export const limitRules: readonly DestinationRule[] = [
  {
    id: 'max-batch',
    promise: 'A5: never sends more records in a call than its maximum or the configured batch size',
    check: async ({ send, payloads, bulkCalls, subject: { destination } }) => {
      const count = destination.maxBatchSize * 2 + 1;
      assert.equal(acceptedIds(await send(payloads(count))).length, count);
      assert.ok(bulkCalls().every(({ ids }) => ids.length <= destination.maxBatchSize));
      const before = bulkCalls().length;
      await send(payloads(25), { batchSize: 10 });
      assert.deepEqual(
        bulkCalls()
          .slice(before)
          .map(({ ids }) => ids.length)
          .sort(),
        [10, 10, 5],
      );
    },
  },
  {
    id: 'batch-size-refused',
    promise: 'refuses a batch size that the destination does not take',
    check: ({ connect, subject: { destination } }) => {
      for (const batchSize of [destination.maxBatchSize + 1, 0, 1.5]) {
        assert.throws(() => connect({ batchSize }), { name: 'ConfigurationInvalid' });
      }
    },
  },
  {
    id: 'two-in-flight',
    promise: 'has at most two calls in flight over all its sends',
    check: async ({ connect, payloads, fake }) => {
      fake.switches.latencyMs = 5;
      const adapter = connect({ batchSize: 5 });
      await Promise.all([adapter.send(payloads(30)), adapter.send(payloads(30))]);
      assert.equal(fake.peak(), 2);
    },
  },
  {
    id: 'too-large',
    promise: 'halves its batches after a 413, for the rest of the sync',
    check: async ({ send, payloads, fake, bulkCalls }) => {
      fake.switches.maxRecords = 10;
      assert.equal(acceptedIds(await send(payloads(100), { batchSize: 20 })).length, 100);
      const refused = bulkCalls().filter(({ status }) => status === 413);
      assert.ok(refused.length <= 2, `${String(refused.length)} calls were too large`);
    },
  },
  {
    id: 'too-large-alone',
    promise: 'refuses a record that is too large alone, and stores the others',
    check: async ({ send, payloads, fail, fake }) => {
      fail({ status: 413, times: 3 });
      const verdicts = await send(payloads(3), { batchSize: 2 });
      assert.equal(verdicts.size, 3);
      assert.equal(acceptedIds(verdicts).length, 1);
      refusalOf(verdicts, [...verdicts.keys()].find((id) => !fake.products.has(id)) ?? '');
    },
  },
  {
    id: 'reports-calls',
    promise: 'reports the operation, the attempt, the status and the success of each call',
    check: async ({ send, payloads, fail, fake }) => {
      const reported: (string | number | boolean | undefined)[][] = [];
      fail({ status: 503 });
      await send(payloads(2), {
        onCall: ({ operation, ok, attempt, status }) => void reported.push([operation, ok, attempt, status]),
      });
      assert.equal(reported.length, fake.calls.length);
      assert.deepEqual(
        reported.filter(([operation]) => operation === 'upsert'),
        [
          ['upsert', false, 1, 503],
          ['upsert', true, 2, 200],
        ],
      );
    },
  },
  {
    id: 'mapping-without-id',
    promise: 'refuses a mapping document that sends no id',
    check: async ({ connect, fake, subject: { fields } }) => {
      const others = fields.filter(({ target }) => target !== fake.script.idField);
      const error = await errorOf(Promise.resolve().then(() => connect({ fields: others })));
      assert.equal(error.name, 'ConfigurationInvalid');
    },
  },
];
