import assert from 'node:assert/strict';
import { type DestinationRule, acceptedIds, errorOf, refusalOf } from '../harness.ts';

const failures: readonly Readonly<Record<string, unknown>>[] = [
  { error: 'the database is down' },
  { errors: ['the database is down'] },
  { ok: false, message: 'the database is down' },
  { success: 'false', message: 'the database is down' },
  { failed: 3, message: 'the database is down' },
  { status: 'partial', message: 'the database is down' },
  { created: 3, data: { error: 'the database is down' } },
];

/** Answers with 200 that are no verdict, or that refuse in other words than the contract's. */
export const claimRules: readonly DestinationRule[] = [
  {
    id: 'states-failure',
    promise:
      'reads a success whose body states error, failed or false as a failed call: retried, then an error with its words',
    check: async ({ send, payloads, fail, bulkCalls, fake }) => {
      for (const body of failures) {
        const before = bulkCalls().length;
        fail({ status: 200, body });
        assert.equal(acceptedIds(await send(payloads(3))).length, 3, JSON.stringify(body));
        assert.equal(bulkCalls().length - before, 2, JSON.stringify(body));
      }
      for (const body of failures) {
        fail({ status: 200, body, times: 99 });
        const error = await errorOf(send(payloads(3)));
        assert.equal(error.name, 'ProductUnavailable', JSON.stringify(body));
        assert.match(error.message, /the database is down/);
        fake.switches.faults = [];
      }
    },
  },
  {
    id: 'confirms-nothing',
    promise:
      'accepts nothing from a 202, a queue or an unknown word: sends once more, then refuses with what was answered',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      for (const answer of [
        { status: 202, body: { success: true, message: 'taken by lane 7' } },
        { status: 200, body: { success: true, message: 'queued in lane 7' } },
        { status: 200, body: { message: 'lane 7' } },
        { status: 207, body: { message: 'lane 7' } },
        { status: 200, body: { success: true, message: 'lane 7 saved 1 product' } },
        { status: 200, body: { success: true, duplicates: 2, message: 'lane 7' } },
      ]) {
        const before = bulkCalls().length;
        fail({ kind: 'answer', ...answer, times: 2 });
        const verdicts = await send(payloads(3));
        assert.equal(bulkCalls().length - before, 2, JSON.stringify(answer));
        for (const id of verdicts.keys()) {
          assert.equal(refusalOf(verdicts, id).code, 'NO_VERDICT');
          assert.match(refusalOf(verdicts, id).message, /lane 7/);
        }
      }
    },
  },
  {
    id: 'record-errors',
    promise:
      'sends a record once more when its entry is no clear verdict, apart from the others, then refuses it with those words',
    check: async ({ send, payloads, fail, fake, bulkCalls }) => {
      fake.switches.style = 'results';
      const { idField } = fake.script;
      for (const entry of [
        { status: 'created', error: 'ean in use' },
        { error: 'ean in use' },
        { status: 500, message: 'ean in use' },
      ]) {
        const rewrite = (body: unknown) => ({
          results: (body as { results: Record<string, unknown>[] }).results.map((result) =>
            result[idField] === 'PROD000002' ? { [idField]: 'PROD000002', ...entry } : result,
          ),
        });
        const before = bulkCalls().length;
        fail({ kind: 'rewrite', rewrite, times: 2 });
        const verdicts = await send(payloads(3));
        assert.match(refusalOf(verdicts, 'PROD000002').message, /ean in use/);
        assert.equal(acceptedIds(verdicts).length, 2);
        assert.deepEqual(
          bulkCalls()
            .slice(before)
            .map(({ ids }) => ids.length),
          [3, 1],
        );
      }
    },
  },
  {
    id: 'verdicts-by-number',
    promise: 'reads verdicts by number and by flag',
    check: async ({ send, payloads, fail, fake, bulkCalls }) => {
      fake.switches.style = 'results';
      const { idField } = fake.script;
      const entries = [
        { status: 422 },
        { success: false },
        { code: 409 },
        { ok: true },
        { status: 200 },
        { code: 201 },
      ];
      const rewrite = (body: unknown) => ({
        results: (body as { results: Record<string, unknown>[] }).results.map((result, index) => ({
          [idField]: result[idField],
          ...entries[index],
        })),
      });
      fail({ kind: 'rewrite', rewrite });
      const verdicts = await send(payloads(entries.length));
      assert.deepEqual(
        entries.map((_, index) => verdicts.get(`PROD00000${String(index + 1)}`)?.status),
        ['refused', 'refused', 'refused', 'accepted', 'accepted', 'accepted'],
      );
      assert.equal(bulkCalls().length, 1);
    },
  },
  {
    id: 'errors-by-path',
    promise: 'refuses the records that paths and positions in field errors identify, with their words',
    check: async ({ send, payloads, fail, bulkCalls }) => {
      const words = 'must have 13 digits';
      for (const body of [
        { title: 'Validation errors', status: 400, errors: { '[1].Ean': [words] } },
        { title: 'The given data was invalid', errors: { 'products.1.ean': [words] } },
        [{}, { ean: [words] }, {}],
      ]) {
        const before = bulkCalls().length;
        fail({ status: 400, body });
        const verdicts = await send(payloads(3));
        assert.match(refusalOf(verdicts, 'PROD000002').message, new RegExp(`ean: ${words}`, 'i'));
        assert.equal(acceptedIds(verdicts).length, 2);
        assert.equal(bulkCalls().length - before, 2, JSON.stringify(body));
      }
    },
  },
];
