import assert from 'node:assert/strict';
import type { DestinationRule } from '../rule.ts';
import { acceptedIds, errorOf, refusalOf } from '../stage.ts';

/** How much at once. */
export const limitRules: readonly DestinationRule[] = [
  {
    id: 'max-batch',
    says: 'A5: never sends more records in a call than its maximum, nor than the client asked for',
    check: async ({ send, payloads, bulkCalls, subject: { definition } }) => {
      const count = definition.maxBatchSize * 2 + 1;
      assert.equal(acceptedIds(await send(payloads(count))).length, count);
      assert.ok(bulkCalls().every(({ ids }) => ids.length <= definition.maxBatchSize));
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
    says: 'refuses a batch size that the product does not take',
    check: ({ connect, subject: { definition } }) => {
      for (const batchSize of [definition.maxBatchSize + 1, 0, 1.5]) {
        assert.throws(() => connect({ batchSize }), { name: 'ConfigurationInvalid' });
      }
    },
  },
  {
    id: 'two-in-flight',
    says: 'keeps two calls in flight and never more, over all its sends',
    check: async ({ connect, payloads, fake }) => {
      fake.switches.latencyMs = 5;
      const adapter = connect({ batchSize: 5 });
      await Promise.all([adapter.send(payloads(30)), adapter.send(payloads(30))]);
      assert.equal(fake.peak(), 2);
    },
  },
  {
    id: 'too-large',
    says: 'halves its batches after a 413, for the rest of the sync',
    check: async ({ send, payloads, fake, bulkCalls }) => {
      fake.switches.maxRecords = 10;
      assert.equal(acceptedIds(await send(payloads(100), { batchSize: 20 })).length, 100);
      const refused = bulkCalls().filter(({ status }) => status === 413);
      assert.ok(refused.length <= 2, `${String(refused.length)} calls were too large`);
    },
  },
  {
    id: 'too-large-alone',
    says: 'refuses a record that is too large alone, and stores the others',
    check: async ({ send, payloads, fail, fake }) => {
      fail({ status: 413, times: 3 });
      const verdicts = await send(payloads(3), { batchSize: 2 });
      assert.equal(verdicts.size, 3);
      assert.equal(acceptedIds(verdicts).length, 1);
      refusalOf(verdicts, [...verdicts.keys()].find((id) => !fake.products.has(id)) ?? '');
    },
  },
  {
    id: 'tells-calls',
    says: 'tells of each call: what it was for and how it went',
    check: async ({ send, payloads, fail, fake }) => {
      const told: (string | boolean)[][] = [];
      fail({ status: 503 });
      await send(payloads(2), { onCall: ({ operation, ok }) => void told.push([operation, ok]) });
      assert.equal(told.length, fake.calls.length);
      assert.deepEqual(
        told.filter(([operation]) => operation === 'upsert'),
        [
          ['upsert', false],
          ['upsert', true],
        ],
      );
    },
  },
  {
    id: 'mapping-without-id',
    says: 'refuses a mapping document that sends no id',
    check: async ({ connect, fake, subject: { fields } }) => {
      const others = fields.filter(({ product }) => product !== fake.script.idField);
      const error = await errorOf(Promise.resolve().then(() => connect({ fields: others })));
      assert.equal(error.name, 'ConfigurationInvalid');
    },
  },
];
