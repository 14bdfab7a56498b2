import assert from 'node:assert/strict';
import { type DestinationRule, acceptedIds, errorOf } from '../harness.ts';
import { byId, payloadOf } from '../rule-bench.ts';
import { payloadRules } from './payload-rules.ts';

/** What an adapter is, before it sends anything. */
export const contractRules: readonly DestinationRule[] = [
  ...payloadRules,
  {
    id: 'absent-stays-absent',
    promise: 'leaves an absent field absent, and sends null to clear one',
    check: ({ connect, products, subject: { optional } }) => {
      const adapter = connect();
      const [absent] = products(1);
      const [present] = products(1, { [optional.canonical]: optional.value });
      const [cleared] = products(1, { [optional.canonical]: null });
      assert.ok(absent && present && cleared);
      assert.ok(!(optional.target in payloadOf(adapter, absent)));
      assert.deepEqual(payloadOf(adapter, present)[optional.target], optional.value);
      assert.equal(payloadOf(adapter, cleared)[optional.target], null);
    },
  },
  {
    id: 'further-fields',
    promise: 'sends further and custom fields under the names that the mapping document gives them',
    check: async ({ connect, products, fake, subject }) => {
      const fields = [
        ...subject.fields,
        { canonical: 'unit_price', target: 'list_price' },
        { canonical: 'custom:color', target: 'colour' },
      ];
      const adapter = connect({ fields });
      const payloads = products(2, { unit_price: 12.5, 'custom:color': { es: 'azul' } }).map((product) =>
        payloadOf(adapter, product),
      );
      await adapter.send(payloads);
      for (const { list_price, colour } of fake.products.values())
        assert.deepEqual({ list_price, colour }, { list_price: 12.5, colour: { es: 'azul' } });
      assert.equal(fake.products.size, 2);
    },
  },
  {
    id: 'issues-not-errors',
    promise: 'returns issues for a product that it cannot take',
    check: ({ connect, products, subject: { destination } }) => {
      const [product] = products(1, { stock_quantity: 1.5, name: '' });
      assert.ok(product);
      const payload = connect().toPayload(product);
      assert.ok(!payload.ok);
      for (const { code } of payload.issues) assert.ok(code.startsWith(`${destination.name}/`), code);
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
    id: 'single-record',
    promise: 'stores a single record, whether it is new or known',
    check: async ({ connect, products, payloads, fake, subject: { fields } }) => {
      const name = fields.find(({ canonical }) => canonical === 'name')?.target ?? 'name';
      const [first] = payloads(1);
      const [renamed] = products(1, { name: 'Otro nombre' });
      assert.ok(first && renamed);
      const adapter = connect();
      for (const payload of [first, payloadOf(adapter, { ...renamed, name: 'Otro nombre' })]) {
        assert.deepEqual(acceptedIds(byId(await adapter.send([payload]))), ['PROD000001']);
        assert.equal(fake.products.get('PROD000001')?.[name], payload[name]);
      }
    },
  },
  {
    id: 'preflight-writes-nothing',
    promise: 'returns what it would refuse before sending, without sending',
    check: async ({ connect, payloads, fake }) => {
      assert.deepEqual(await connect().preflight(payloads(3)), []);
      assert.ok(fake.calls.every(({ method }) => method === 'GET'));
      assert.equal(fake.writes.size, 0);
    },
  },
  {
    id: 'check-credentials',
    promise: 'checks the secret without a call',
    check: async ({ connect, fake, subject }) => {
      await connect().checkCredentials();
      const read = () => Promise.resolve({ ...subject.secret, api_key: '' });
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
    promise: 'checks connection and key without writing anything',
    check: async ({ connect, fake }) => {
      const check = await connect().check();
      assert.ok(check.ok, check.message);
      assert.ok(fake.calls.length > 0, 'the destination was not called');
      assert.deepEqual([fake.products.size, fake.writes.size], [0, 0]);
    },
  },
  {
    id: 'check-refused-key',
    promise: 'returns that the key is refused instead of throwing',
    check: async ({ connect, fake }) => {
      fake.switches.apiKey = 'another-key';
      const check = await connect().check();
      assert.ok(!check.ok);
      assert.match(check.code, /^[A-Z][A-Z_]+$/);
    },
  },
];
