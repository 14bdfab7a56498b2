import assert from 'node:assert/strict';
import { aProductWithoutStock } from '@siesa-integration/canonical-model/testing';
import { errorOf } from '../../harness.ts';
import { payloadOf } from '../../rule-bench.ts';
import { payloadRules } from '../../rules/payload-rules.ts';
import type { EachRule } from '../each-harness.ts';

/** What an adapter is, before it sends anything, and how it reads. */
export const eachContractRules: readonly EachRule[] = [
  ...payloadRules,
  {
    id: 'one-a-call',
    promise: 'takes one record a call',
    check: ({ connect }) => {
      assert.equal(connect().maxBatchSize, 1);
    },
  },
  {
    id: 'no-stock-needed',
    promise: 'takes a product whose stock is not known',
    check: ({ connect }) => {
      payloadOf(connect(), aProductWithoutStock());
    },
  },
  {
    id: 'clears-by-value',
    promise: 'leaves an absent field absent, and clears one by the value that the destination takes for it',
    check: ({ connect, products, subject: { optional } }) => {
      const payload = (fields: Parameters<typeof products>[1]) => {
        const [product] = products(1, fields);
        assert.ok(product);
        return payloadOf(connect(), product);
      };
      assert.ok(!(optional.target in payload({})));
      assert.deepEqual(payload({ [optional.canonical]: optional.value })[optional.target], optional.value);
      assert.deepEqual(payload({ [optional.canonical]: null })[optional.target], optional.cleared);
    },
  },
  {
    id: 'issues-not-errors',
    promise: 'returns issues of its dialect for a product that it cannot take',
    check: ({ connect, products, subject: { dialect } }) => {
      const [product] = products(1, { name: '' });
      assert.ok(product);
      const payload = connect().toPayload(product);
      assert.ok(!payload.ok);
      for (const { code } of payload.issues) assert.ok(code.startsWith(`${dialect}/`), code);
    },
  },
  {
    id: 'empty-send',
    promise: 'makes no call and reads no secret when there is nothing to send',
    check: async ({ send, fake, reads }) => {
      assert.equal((await send([])).size, 0);
      assert.deepEqual([fake.calls.length, reads()], [0, 0]);
    },
  },
  {
    id: 'check-credentials',
    promise: 'checks the secret without a call',
    check: async ({ connect, fake, subject }) => {
      await connect().checkCredentials();
      const read = () => Promise.resolve({ ...subject.secret, password: '' });
      const error = await errorOf(
        connect({ credentials: { secretName: 'siesa-integration/client-a/product', read } }).checkCredentials(),
      );
      assert.equal(error.name, 'ConfigurationInvalid');
      assert.match(error.message, /siesa-integration\/client-a\/product/);
      assert.equal(fake.calls.length, 0);
    },
  },
  {
    id: 'check-writes-nothing',
    promise: 'checks address, login and permission without writing anything',
    check: async ({ connect, fake, calls, logins }) => {
      const check = await connect().check();
      assert.ok(check.ok, check.message);
      assert.equal(logins().length, 1);
      assert.ok(calls().length > 0 && calls().every(({ method }) => method === 'GET'));
      assert.equal(fake.store.rows.size, 0);
    },
  },
  {
    id: 'reads-back',
    promise: 'lists every record of this client and finds some of them, however small the pages are',
    check: async ({ connect, fake, add, subject: { owners } }) => {
      fake.switches.mostRows = 3;
      for (const code of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) add({ [fake.script.idField]: code });
      if (owners) add({ [fake.script.idField]: 'FOREIGN', ...owners.foreign });
      const { list, find } = connect();
      const listed = await Array.fromAsync(list?.() ?? []);
      assert.deepEqual(listed.map(({ id }) => id).sort(), ['A', 'B', 'C', 'D', 'E', 'F', 'G']);
      const found = (await find?.(['B', 'FOREIGN', 'NONE'])) ?? [];
      assert.deepEqual(
        found.map(({ id, fields }) => [id, fields['name']]),
        [['B', 'old']],
      );
    },
  },
];
