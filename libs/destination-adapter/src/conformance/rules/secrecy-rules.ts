import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type DestinationRule, errorOf, refusalOf, type Harness } from '../harness.ts';

const spellings = (key: string): readonly string[] => [
  key,
  encodeURIComponent(key),
  Buffer.from(key).toString('base64'),
];

const assertNoKey = (text: string, key: string): void => {
  for (const spelling of spellings(key)) assert.ok(!text.includes(spelling), 'the text contains the key');
};

/** Everything of an error that a host could print. */
const allOf = (error: Error): string =>
  `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.message} ${error.stack ?? ''}`;

const withSecret = (
  change: (secret: Harness['subject']['secret']) => Readonly<Record<string, unknown>>,
  { subject }: Harness,
) => ({
  credentials: {
    secretName: 'siesa-integration/client-a/product',
    read: () => Promise.resolve(change(subject.secret)),
  },
});

/** What must never be sent, and what no message may contain. */
export const secrecyRules: readonly DestinationRule[] = [
  {
    id: 'no-secret-in-errors',
    promise: 'A8: has no secret in an error, even when the answer contains it',
    check: async ({ send, payloads, fail, fake }) => {
      const key = fake.apiKey;
      const body = { error: `key ${spellings(key).join(' ')} may not` };
      for (const fault of [
        { status: 503, body },
        { status: 404, body },
        { status: 418, body },
        { status: 200, text: key },
      ]) {
        fail({ ...fault, times: 99 });
        assertNoKey(allOf(await errorOf(send(payloads(2)))), key);
        fake.switches.faults = [];
      }
      fake.switches.apiKey = 'another';
      assertNoKey(allOf(await errorOf(send(payloads(2)))), key);
    },
  },
  {
    id: 'no-secret-in-verdicts',
    promise: 'A8: has no secret in a verdict, even when the answer contains it',
    check: async ({ send, payloads, fake }) => {
      const key = fake.apiKey;
      fake.switches.poison.set('PROD000001', `key ${spellings(key).join(' ')} may not write this`);
      const { message } = refusalOf(await send(payloads(2)), 'PROD000001');
      assert.match(message, /may not write this/);
      assertNoKey(message, key);
    },
  },
  {
    id: 'plain-errors',
    promise: 'throws errors with a code and a kind, and no other property that a host would print',
    check: async ({ send, payloads, fail }) => {
      fail({ status: 503, times: 99 });
      const error = await errorOf(send(payloads(2)));
      assert.match('code' in error && typeof error.code === 'string' ? error.code : '', /^[A-Z][A-Z_]+$/);
      for (const key of Object.keys(error))
        assert.ok(['name', 'code', 'kind', 'message'].includes(key), `'${key}' can be enumerated`);
    },
  },
  {
    id: 'secret-of-another-host',
    promise: 'B37: refuses a secret whose address has another origin, before a byte of it is sent',
    check: async (harness) => {
      const other = withSecret((secret) => ({ ...secret, api_url: 'https://other.example/api' }), harness);
      assert.equal((await errorOf(harness.send(harness.payloads(2), other))).name, 'ConfigurationInvalid');
      assert.equal(harness.fake.calls.length, 0);
    },
  },
  {
    id: 'secret-without-address',
    promise: 'refuses a secret without an address',
    check: async (harness) => {
      const without = withSecret(
        (secret) => Object.fromEntries(Object.entries(secret).filter(([key]) => key !== 'api_url')),
        harness,
      );
      assert.equal((await errorOf(harness.send(harness.payloads(2), without))).name, 'ConfigurationInvalid');
      assert.equal(harness.fake.calls.length, 0);
    },
  },
  {
    id: 'refused-address',
    promise: 'B35: calls no address that the address rules refuse',
    check: async ({ send, payloads, fake }) => {
      const error = await errorOf(send(payloads(2), { addressProblem: () => 'it is a private address' }));
      assert.equal(error.name, 'ConfigurationInvalid');
      assert.equal(fake.calls.length, 0);
    },
  },
  {
    id: 'redirect',
    promise: 'B35: follows no redirect, because it would send the key to another host',
    check: async ({ send, payloads, fail, fake }) => {
      fail({ status: 307, headers: { location: '/elsewhere' }, times: 9 });
      assert.equal((await errorOf(send(payloads(2)))).name, 'ConfigurationInvalid');
      assert.ok(fake.calls.every(({ path }) => path !== '/elsewhere'));
    },
  },
];
