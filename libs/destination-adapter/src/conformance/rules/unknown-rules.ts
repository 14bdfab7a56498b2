import assert from 'node:assert/strict';
import type { Verdict } from '../../definition/destination-adapter.ts';
import { type DestinationRule, acceptedIds, refusalOf } from '../harness.ts';

/** Records of unknown outcome, repeated records, and the order of verdicts. */
export const unknownRules: readonly DestinationRule[] = [
  {
    id: 'no-verdict',
    promise: 'B14: sends a record without a verdict once more, alone, then refuses it as NO_VERDICT',
    check: async ({ send, payloads, fail, fake, bulkCalls }) => {
      fake.switches.style = 'results';
      const drop = (body: unknown) => ({ results: (body as { results: unknown[] }).results.slice(0, 2) });
      fail({ kind: 'rewrite', rewrite: drop }, { kind: 'rewrite', rewrite: () => ({ results: [] }) });
      const verdicts = await send(payloads(3));
      assert.equal(refusalOf(verdicts, 'PROD000003').code, 'NO_VERDICT');
      assert.equal(acceptedIds(verdicts).length, 2);
      assert.deepEqual(
        bulkCalls().map(({ ids }) => ids.length),
        [3, 1],
      );
    },
  },
  {
    id: 'lost-answer',
    promise:
      'B15: sends a batch again when its answer was lost after it was applied: one copy, every record with a verdict',
    check: async ({ send, payloads, fail, fake }) => {
      fail({ kind: 'lose' });
      assert.equal(acceptedIds(await send(payloads(3))).length, 3);
      assert.deepEqual([fake.products.size, [...fake.writes.values()]], [3, [2, 2, 2]]);
    },
  },
  {
    id: 'cut-answer',
    promise: 'reads no verdict from an answer that was cut short',
    check: async ({ send, payloads, fail, fake }) => {
      fake.switches.style = 'results';
      fake.switches.poison.set('PROD000003', 'Invalid EAN format');
      fail({ kind: 'cut' });
      const verdicts = await send(payloads(3));
      refusalOf(verdicts, 'PROD000003');
      assert.equal(acceptedIds(verdicts).length, 2);
    },
  },
  {
    id: 'verdicts-once',
    promise: 'passes each verdict to onVerdicts once, batch by batch, the same as it returns',
    check: async ({ send, payloads, fake }) => {
      fake.switches.poison.set('PROD000007', 'Invalid price');
      const received: Verdict[] = [];
      const verdicts = await send(payloads(25), { batchSize: 10, onVerdicts: (some) => void received.push(...some) });
      assert.equal(received.length, 25);
      for (const verdict of received) assert.deepEqual(verdict, verdicts.get(verdict.id));
    },
  },
  {
    id: 'order-of-verdicts',
    promise: 'returns verdicts in the order of the payloads',
    check: async ({ connect, payloads, fake }) => {
      fake.switches.poison.set('PROD000013', 'Invalid EAN format');
      const sent = payloads(30);
      const verdicts = await connect({ batchSize: 10 }).send(sent);
      assert.deepEqual(
        verdicts.map(({ id }) => id),
        sent.map((payload) => payload[fake.script.idField]),
      );
    },
  },
  {
    id: 'last-payload-wins',
    promise: 'stores the last of several payloads with one id, and gives it one verdict',
    check: async ({ send, payloads, fake }) => {
      const [first, second] = payloads(2);
      assert.ok(first && second);
      const verdicts = await send([first, { ...first, version: 2 }, second, { ...first, version: 3 }], {
        batchSize: 1,
      });
      assert.deepEqual([verdicts.size, acceptedIds(verdicts).length], [2, 2]);
      assert.equal(fake.products.get('PROD000001')?.['version'], 3);
    },
  },
  {
    id: 'sends-repeats',
    promise: 'B18: writes A, B and A again: it does not decide what is unchanged',
    check: async ({ connect, payloads, fake }) => {
      const adapter = connect();
      const [a, other] = payloads(2);
      assert.ok(a && other);
      for (const payload of [a, { ...a, version: 2 }, a]) await adapter.send([payload, other]);
      assert.deepEqual([...fake.writes.values()], [3, 3]);
    },
  },
  {
    id: 'refused-then-fixed',
    promise: 'B16: stores a record that was refused before, once it is valid',
    check: async ({ connect, payloads, fake }) => {
      const adapter = connect();
      fake.switches.poison.set('PROD000002', 'Invalid EAN format');
      await adapter.send(payloads(3));
      assert.ok(!fake.products.has('PROD000002'));
      fake.switches.poison.clear();
      const verdicts = await adapter.send(payloads(3));
      assert.ok(verdicts.every(({ status }) => status === 'accepted'));
      assert.ok(fake.products.has('PROD000002'));
    },
  },
];

/** For destinations with a follow-up call. */
export const followUpRules: readonly DestinationRule[] = [
  {
    id: 'follow-up-after',
    promise: 'makes follow-up calls after the upsert, for accepted records only',
    check: async ({ send, payloads, fake, subject: { followUp } }) => {
      if (!followUp) return;
      fake.switches.poison.set('PROD000002', 'Invalid EAN format');
      const verdicts = await send(payloads(3, followUp.fields));
      assert.deepEqual([...(fake.followUps[followUp.name]?.keys() ?? [])], ['PROD000001', 'PROD000003']);
      const verdict = verdicts.get('PROD000001');
      assert.ok(verdict?.status === 'accepted' && verdict.followUps === 1, 'followUps counts the calls made');
      assert.equal(fake.script.bulk === fake.calls.at(-1)?.path, false, 'the follow-up comes last');
    },
  },
  {
    id: 'follow-up-failure',
    promise: 'refuses a record whose follow-up fails, with that reason; the next send repeats both',
    check: async ({ connect, payloads, fake, subject: { followUp } }) => {
      if (!followUp) return;
      fake.switches.followUpPoison.set('PROD000002', 'Tag already in use');
      const adapter = connect();
      const sent = payloads(3, followUp.fields);
      const [first, second] = await adapter.send(sent);
      assert.equal(first?.status, 'accepted');
      assert.ok(
        second?.status === 'refused' &&
          second.failedFollowUp === followUp.name &&
          second.message.includes('Tag already in use'),
      );
      fake.switches.followUpPoison.clear();
      await adapter.send(sent);
      assert.deepEqual([fake.followUps[followUp.name]?.size, fake.writes.get('PROD000002')], [3, 2]);
    },
  },
];
