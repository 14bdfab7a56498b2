import assert from 'node:assert/strict';
import { refusalOf } from '../../harness.ts';
import { byId } from '../../rule-bench.ts';
import type { FakeFault } from '../../../fake/index.ts';
import { assertAllOnce, type EachRule, rowOf } from '../each-harness.ts';

/** Carried out, and answered as if it were not. */
const lostAnswers: readonly FakeFault[] = [
  { kind: 'lose' },
  { kind: 'cut' },
  ...[408, 500, 502, 504].map((status) => ({ kind: 'rewrite' as const, status, rewrite: () => ({ message: 'lost' }) })),
];

/** No second record, ever. */
export const createRules: readonly EachRule[] = [
  {
    id: 'lost-create',
    promise: 'makes no second record when the answer to a create is lost, also where a known code is created again',
    check: async (harness) => {
      const { fake, send, payloads, fail } = harness;
      fake.switches.duplicates = 'created';
      fail(...lostAnswers);
      assertAllOnce(harness, await send(payloads(8)));
      assert.equal(fake.store.rows.size, 8);
    },
  },
  {
    id: 'lost-create-in-a-list',
    promise: 'makes no second record when the answer is lost after the list was read',
    check: async (harness) => {
      const { fake, send, payloads, fail } = harness;
      fake.switches.duplicates = 'created';
      fail(...lostAnswers);
      assertAllOnce(harness, await send(payloads(30)));
      assert.equal(fake.store.rows.size, 30);
    },
  },
  {
    id: 'remembers-lost-create',
    promise: 'looks a record up in a later send whose create was never answered',
    check: async (harness) => {
      const { fake, connect, payloads, fail } = harness;
      fake.switches.duplicates = 'created';
      const adapter = connect();
      const records = payloads(30);
      await adapter.send(records.slice(1)); // the list is read, so only the first one's create is in doubt
      fail({ kind: 'lose' });
      fake.switches.faults.push({ method: 'GET', status: 503, times: 9 });
      await adapter.send(records.slice(0, 1)).catch(() => undefined);
      fake.switches.faults = [];
      assertAllOnce(harness, byId(await adapter.send(records.slice(0, 1))));
    },
  },
  {
    id: 'repeats-create',
    promise: 'creates a record once more that was certainly not created',
    check: async (harness) => {
      const { send, payloads, fail } = harness;
      fail({ kind: 'reset' }, { status: 429 }, { status: 503 });
      assertAllOnce(harness, await send(payloads(3)));
    },
  },
  {
    id: 'refused-create',
    promise: 'changes a record whose create is refused because another writer made it',
    check: async (harness) => {
      const { fake, send, payloads, add } = harness;
      fake.switches.duplicates = 'refused';
      fake.switches.lookUpLag = 2;
      add();
      assertAllOnce(harness, await send(payloads(1)));
      assert.equal(rowOf(harness)['name'], payloads(1)[0]?.['name']);
    },
  },
  {
    id: 'refused-record',
    promise: 'refuses a record that the destination refuses, with its words, and stores the others',
    check: async ({ fake, send, payloads, codes, subject: { dialect } }) => {
      fake.switches.poison.set('PROD000002', 'this name is too long');
      const { code, message } = refusalOf(await send(payloads(3)), 'PROD000002');
      assert.ok(code.startsWith(`${dialect}/`), code);
      assert.match(message, /this name is too long/);
      assert.deepEqual(codes(), ['PROD000001', 'PROD000003']);
    },
  },
  {
    id: 'repeated-send',
    promise: 'asks the destination again after an attempt of another process, whatever it read before',
    check: async (harness) => {
      const { fake, connect, payloads, add } = harness;
      fake.switches.duplicates = 'created';
      const adapter = connect();
      const records = payloads(28);
      await adapter.send(records.slice(0, 26)); // reads the list
      for (const id of ['PROD000027', 'PROD000028']) add({ [fake.script.idField]: id });
      assertAllOnce(harness, byId(await adapter.send(records.slice(26), { repeated: true })));
    },
  },
  {
    id: 'last-of-an-id',
    promise: 'sends the last of several payloads with one code, once',
    check: async (harness) => {
      const { payloads, connect, calls } = harness;
      const [first] = payloads(1);
      const [last] = payloads(1, { name: 'The last' });
      assert.ok(first && last);
      assertAllOnce(harness, byId(await connect().send([first, last])));
      assert.equal(rowOf(harness)['name'], 'The last');
      assert.equal(calls('POST').length, 1);
    },
  },
  {
    id: 'reference-of-settings',
    promise: 'stops, and names the setting, when the destination does not know what the settings refer to',
    check: async ({ fail, connect, payloads, subject: { reference }, calls }) => {
      if (!reference) return;
      fail({ status: 400, body: { [reference.field]: ['object does not exist'] }, times: 99 });
      const error = await connect({ concurrency: 1 })
        .send(payloads(9))
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      assert.ok(error instanceof Error && error.name === 'ConfigurationInvalid', String(error));
      assert.ok(error.message.includes(reference.setting), error.message);
      assert.equal(calls('POST').length, 1);
    },
  },
];
