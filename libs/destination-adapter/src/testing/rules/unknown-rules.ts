import assert from 'node:assert/strict';
import type { Verdict } from '../../destination-adapter.ts';
import type { DestinationRule } from '../rule.ts';
import { acceptedIds, refusalOf } from '../stage.ts';

/** What happens when nobody knows whether a record was stored, and in which order things come. */
export const unknownRules: readonly DestinationRule[] = [
  {
    id: 'no-verdict',
    says: 'B14: sends a record without a verdict once more, alone, then refuses it as NO_VERDICT',
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
    says: 'B15: sends a batch again whose answer was lost after it was applied: one copy, every record with a verdict',
    check: async ({ send, payloads, fail, fake }) => {
      fail({ kind: 'lose' });
      assert.equal(acceptedIds(await send(payloads(3))).length, 3);
      assert.deepEqual([fake.products.size, [...fake.writes.values()]], [3, [2, 2, 2]]);
    },
  },
  {
    id: 'cut-answer',
    says: 'takes no verdict from an answer that was cut short',
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
    id: 'told-once',
    says: 'tells each verdict once, batch by batch, the same as it returns',
    check: async ({ send, payloads, fake }) => {
      fake.switches.poison.set('PROD000007', 'Invalid price');
      const told: Verdict[] = [];
      const verdicts = await send(payloads(25), { batchSize: 10, onVerdicts: (some) => void told.push(...some) });
      assert.equal(told.length, 25);
      for (const verdict of told) assert.deepEqual(verdict, verdicts.get(verdict.id));
    },
  },
  {
    id: 'order-of-verdicts',
    says: 'returns verdicts in the order of the payloads',
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
    says: 'stores the last of several payloads with one id, and gives it one verdict',
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
    id: 'no-memory',
    says: 'B18: writes A, B and A again when it is told to: what is unchanged is not for it to decide',
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
    says: 'B16: stores a record that it was refused before, once it is good',
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

/** For products with a follow-up call. */
export const followUpRules: readonly DestinationRule[] = [
  {
    id: 'follow-up-after',
    says: 'makes follow-up calls after the upsert, for those accepted only',
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
    says: 'refuses a record whose follow-up fails, with that reason; the next send repeats both',
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
