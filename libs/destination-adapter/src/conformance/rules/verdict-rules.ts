import assert from 'node:assert/strict';
import { type DestinationRule, acceptedIds, refusalOf } from '../harness.ts';

interface BulkAnswer {
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

const withResults = (change: (results: BulkAnswer['results']) => readonly unknown[]) => (body: unknown) => ({
  ...(body as BulkAnswer),
  results: change((body as BulkAnswer).results),
});

/** How answers become verdicts. */
export const verdictRules: readonly DestinationRule[] = [
  {
    id: 'by-id',
    promise: 'B14: matches verdicts by id: shuffled, and with one that was never sent',
    check: async ({ send, payloads, fail, fake }) => {
      fake.switches.style = 'results';
      fake.switches.poison.set('PROD000002', 'Invalid EAN format');
      const unknown = { [fake.script.idField]: 'NEVER-SENT', status: 'failed', error: 'unknown id' };
      fail({ kind: 'rewrite', rewrite: withResults((results) => [...results.toReversed(), unknown]) });
      const verdicts = await send(payloads(5));
      assert.deepEqual([...verdicts.keys()].sort(), [
        'PROD000001',
        'PROD000002',
        'PROD000003',
        'PROD000004',
        'PROD000005',
      ]);
      refusalOf(verdicts, 'PROD000002');
      assert.equal(acceptedIds(verdicts).length, 4);
    },
  },
  {
    id: 'numeric-ids',
    promise: 'B14: matches records when the destination answers with numbers as ids',
    check: async ({ send, payloads, fail, fake, bulkCalls }) => {
      fake.switches.style = 'results';
      const { idField } = fake.script;
      const numbered = payloads(3).map((payload, index) => ({ ...payload, [idField]: String(1001 + index) }));
      fail({
        kind: 'rewrite',
        rewrite: withResults((results) => results.map((result) => ({ ...result, [idField]: Number(result[idField]) }))),
      });
      assert.deepEqual([...acceptedIds(await send(numbered))].sort(), ['1001', '1002', '1003']);
      assert.equal(bulkCalls().length, 1);
    },
  },
  {
    id: 'status-words',
    promise: 'reads every status word for accepted and refused',
    check: async ({ send, payloads, fail, fake }) => {
      fake.switches.style = 'results';
      const words = ['created', 'updated', 'upserted', 'unchanged', 'ok', 'success', 'failed', 'error', 'rejected'];
      fail({
        kind: 'rewrite',
        rewrite: withResults((results) => results.map((result, index) => ({ ...result, status: words[index] }))),
      });
      const verdicts = await send(payloads(words.length));
      for (const [index, word] of words.entries()) {
        const id = `PROD00000${String(index + 1)}`;
        assert.equal(verdicts.get(id)?.status, index < 6 ? 'accepted' : 'refused', word);
      }
    },
  },
  {
    id: 'error-text',
    promise: "returns the destination's error text, at most 500 characters, with a code of the destination",
    check: async ({ send, payloads, fake, subject: { destination } }) => {
      fake.switches.poison.set('PROD000001', 'Invalid EAN format').set('PROD000002', 'long '.repeat(400));
      const verdicts = await send(payloads(3));
      const { message, code } = refusalOf(verdicts, 'PROD000001');
      assert.match(message, /Invalid EAN format/);
      assert.ok(code.startsWith(`${destination.name}/`), code);
      assert.ok(refusalOf(verdicts, 'PROD000002').message.length <= 500);
    },
  },
  {
    id: 'no-results',
    promise: 'reads a success without results as accepted: empty, ids, or a success flag',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      for (const body of [undefined, { ids: ['PROD000001', 'PROD000002'] }, { success: true }]) {
        fail({ kind: 'rewrite', rewrite: () => body });
        assert.equal(acceptedIds(await send(payloads(2))).length, 2);
      }
      assert.equal(bulkCalls().length, 3);
    },
  },
  {
    id: 'counts-fewer',
    promise: 'sends records once more when the destination counts fewer than it was sent',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      fail({ kind: 'rewrite', rewrite: () => ({ processed: 1 }) });
      assert.equal(acceptedIds(await send(payloads(3))).length, 3);
      assert.deepEqual(
        bulkCalls().map(({ ids }) => ids.length),
        [3, 3],
      );
    },
  },
  {
    id: 'one-bad-verdict',
    promise: 'B12: refuses one bad record of 100 by its verdict, without another call',
    check: async ({ send, payloads, fake, bulkCalls }) => {
      fake.switches.style = 'results';
      fake.switches.poison.set('PROD000042', 'Invalid EAN format');
      const verdicts = await send(payloads(100));
      refusalOf(verdicts, 'PROD000042');
      assert.deepEqual([acceptedIds(verdicts).length, bulkCalls().length], [99, 1]);
    },
  },
  {
    id: 'one-bad-named',
    promise: 'B12: refuses one bad record of 100 that a 400 identifies, and sends the others again without it',
    check: async ({ send, payloads, fake, bulkCalls }) => {
      fake.switches.style = 'errors';
      fake.switches.poison.set('PROD000042', 'Invalid EAN format');
      const verdicts = await send(payloads(100));
      refusalOf(verdicts, 'PROD000042');
      assert.deepEqual([acceptedIds(verdicts).length, bulkCalls().map(({ ids }) => ids.length)], [99, [100, 99]]);
    },
  },
  {
    id: 'one-bad-anonymous',
    promise: 'B12: finds one bad record of 100 by halving when a 400 identifies none, with at most 14 extra calls',
    check: async ({ send, payloads, fake, bulkCalls }) => {
      fake.switches.style = 'anonymous';
      fake.switches.poison.set('PROD000042', 'Invalid EAN format');
      const verdicts = await send(payloads(100));
      refusalOf(verdicts, 'PROD000042');
      assert.equal(acceptedIds(verdicts).length, 99);
      assert.ok(bulkCalls().length <= 15, `${String(bulkCalls().length)} calls`);
    },
  },
  {
    id: 'all-bad',
    promise: 'B13: refuses 100 bad records of 100 within 20 calls',
    check: async ({ connect, send, payloads, fake, bulkCalls }) => {
      const sent = payloads(100);
      for (const style of ['results', 'errors', 'anonymous'] as const) {
        fake.switches.style = style;
        for (const id of sent.map(connect().idOf)) fake.switches.poison.set(id, 'Invalid EAN format');
        const before = bulkCalls().length;
        const verdicts = await send(sent);
        assert.deepEqual([verdicts.size, acceptedIds(verdicts).length], [100, 0]);
        assert.ok(bulkCalls().length - before <= 20, `${String(bulkCalls().length - before)} calls in style ${style}`);
      }
    },
  },
];
