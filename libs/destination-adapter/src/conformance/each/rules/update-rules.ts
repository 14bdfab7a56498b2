import assert from 'node:assert/strict';
import { payloadOf } from '../../rule-bench.ts';
import { assertAllOnce, type EachHarness, type EachRule, rowOf } from '../each-harness.ts';

const refs = (ref: string) => ({ refs: new Map([['PROD000001', ref]]) });

const withMerged = ({ connect, products, subject }: EachHarness, value: Readonly<Record<string, string | null>>) => {
  const { fields, merged } = subject;
  if (!merged) return undefined;
  const adapter = connect({ fields: [...fields.filter(({ target }) => target !== merged.target), merged] });
  const [product] = products(1, { [merged.canonical]: value });
  assert.ok(product);
  return { adapter, payload: payloadOf(adapter, product), field: merged.target };
};

/** What happens to a record that the destination has. */
export const updateRules: readonly EachRule[] = [
  {
    id: 'known-ref',
    promise: 'changes a record whose id at the destination is known, without a look-up, and hands the id back',
    check: async ({ add, send, payloads, calls }) => {
      const ref = add();
      const verdict = (await send(payloads(1), refs(ref))).get('PROD000001');
      assert.ok(verdict?.status === 'accepted' && verdict.ref === ref, JSON.stringify(verdict));
      assert.deepEqual(
        calls().map(({ method }) => method),
        ['PATCH'],
      );
    },
  },
  {
    id: 'gives-ref',
    promise: 'hands back the id that the destination gives a new record',
    check: async ({ fake, send, payloads }) => {
      const verdict = (await send(payloads(1))).get('PROD000001');
      const [ref] = fake.store.rows.keys();
      assert.ok(verdict?.status === 'accepted' && verdict.ref === ref, JSON.stringify(verdict));
    },
  },
  {
    id: 'stale-ref',
    promise: 'looks a record up when nothing stands under its id any more: changes it, or creates it',
    check: async (harness) => {
      const { fake, add, send, payloads } = harness;
      fake.switches.duplicates = 'created';
      const stale = add({ [fake.script.idField]: 'GONE' });
      fake.store.delete(stale);
      assertAllOnce(harness, await send(payloads(1), refs(stale)));
      assertAllOnce(harness, await send(payloads(1), refs(stale)));
      assert.equal(fake.store.rows.size, 1);
    },
  },
  {
    id: 'only-what-is-sent',
    promise: 'leaves fields of a record alone that the payload does not have',
    check: async (harness) => {
      const {
        add,
        send,
        payloads,
        subject: { optional },
      } = harness;
      add({ [optional.target]: optional.value, shelf: 'A1' });
      await send(payloads(1));
      const { [optional.target]: kept, shelf } = rowOf(harness);
      assert.deepEqual([kept, shelf], [optional.value, 'A1']);
    },
  },
  {
    id: 'merged-object',
    promise: "keeps a person's own keys in a merged object, changes ours, and takes away those that are null",
    check: async (harness) => {
      const { merged } = harness.subject;
      const sent = withMerged(harness, { SIZE: 'M', GONE: null });
      if (!merged || !sent) return;
      const ref = harness.add({ [merged.target]: { shelf: 'A1', SIZE: 'L', GONE: 'x' } });
      for (const options of [refs(ref), {}]) {
        await sent.adapter.send([sent.payload], options);
        assert.deepEqual(rowOf(harness)[merged.target], { shelf: 'A1', SIZE: 'M' });
      }
    },
  },
  {
    id: 'methods',
    promise: 'reads with GET, creates with POST and changes with PATCH; it deletes and replaces nothing',
    check: async ({ add, send, payloads, calls }) => {
      add();
      await send(payloads(3));
      assert.deepEqual([...new Set(calls().map(({ method }) => method))].sort(), ['GET', 'PATCH', 'POST']);
      assert.equal(calls('PATCH').length, 1);
    },
  },
];
