import assert from 'node:assert/strict';
import { refusalOf } from '../../harness.ts';
import { assertAllOnce, type EachRule, rowOf } from '../each-harness.ts';

/** How it finds out whether the destination has a record. The fake creates a second record under a known code, which is the worst case. */
export const lookUpRules: readonly EachRule[] = [
  {
    id: 'look-up-first',
    promise: 'looks an unknown record up before it creates it, and changes the one that is there',
    check: async (harness) => {
      const { fake, add, send, payloads } = harness;
      fake.switches.duplicates = 'created';
      add();
      assertAllOnce(harness, await send(payloads(3)));
      assert.equal(rowOf(harness)['name'], payloads(1)[0]?.['name']);
    },
  },
  {
    id: 'list-once',
    promise: 'reads the list once where many records are unknown, instead of a look-up for each',
    check: async ({ fake, send, payloads, calls }) => {
      await send(payloads(30));
      assert.equal(calls('GET').length, 1, 'an empty list has one page');
      assert.equal(fake.store.rows.size, 30);
    },
  },
  {
    id: 'small-pages',
    promise: 'reads a list to its end, however small its pages are',
    check: async (harness) => {
      const { fake, add, send, payloads } = harness;
      Object.assign(fake.switches, { duplicates: 'created', mostRows: 3 });
      for (const { [fake.script.idField]: code = '' } of payloads(10)) add({ [fake.script.idField]: code });
      assertAllOnce(harness, await send(payloads(30)));
      assert.equal(fake.store.rows.size, 30);
    },
  },
  {
    id: 'ignored-filter',
    promise: 'never takes a row for its record because it came first: an ignored filter is found out by a foreign row',
    check: async (harness) => {
      const { fake, add, send, payloads, codes } = harness;
      Object.assign(fake.switches, { duplicates: 'created', exactFilter: false });
      const { idField } = fake.script;
      add({ [idField]: 'PROD0000019', name: 'longer' });
      add({ [idField]: 'ELSE', name: 'else' });
      add();
      assertAllOnce(harness, await send(payloads(2)));
      assert.deepEqual(codes(), ['ELSE', 'PROD000001', 'PROD0000019', 'PROD000002']);
      assert.deepEqual(
        ['ELSE', 'PROD0000019'].map((code) => rowOf(harness, code)['name']),
        ['else', 'longer'],
      );
    },
  },
  {
    id: 'blanks',
    promise: 'knows a record by its code without the blanks around it',
    check: async (harness) => {
      const { fake, add, send, payloads } = harness;
      fake.switches.duplicates = 'created';
      add({ [fake.script.idField]: ' PROD000001 ' });
      await send(payloads(30));
      assert.equal(fake.store.rows.size, 30);
    },
  },
  {
    id: 'ambiguous',
    promise: 'writes nothing where the destination holds a code twice',
    check: async ({ fake, add, send, payloads, subject: { dialect }, calls }) => {
      for (const name of ['one', 'two']) add({ name });
      assert.equal(refusalOf(await send(payloads(1)), 'PROD000001').code, `${dialect}/ambiguous`);
      assert.ok(calls().every(({ method }) => method === 'GET'));
      assert.equal(fake.store.rows.size, 2);
    },
  },
  {
    id: 'foreign-records',
    promise: "leaves other clients' records alone, also under the same code",
    check: async (harness) => {
      const { fake, add, send, payloads, subject } = harness;
      if (!subject.owners) return;
      fake.switches.duplicates = 'created';
      const ref = add({ name: 'foreign', ...subject.owners.foreign });
      const before = fake.store.rows.get(ref);
      await send(payloads(1));
      await send(payloads(30));
      assert.deepEqual(fake.store.rows.get(ref), before);
      assert.equal(fake.store.rows.size, 31);
    },
  },
];
