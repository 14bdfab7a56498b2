import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { DestinationRule } from '../rule.ts';
import { errorOf, refusalOf, type Stage } from '../stage.ts';

const spellings = (key: string): readonly string[] => [
  key,
  encodeURIComponent(key),
  Buffer.from(key).toString('base64'),
];

const assertSilent = (text: string, key: string): void => {
  for (const spelling of spellings(key)) assert.ok(!text.includes(spelling), 'the key was said aloud');
};

/** Everything an error could let out. */
const allOf = (error: Error): string =>
  `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.message} ${error.stack ?? ''}`;

const withSecret = (
  change: (secret: Stage['subject']['secret']) => Readonly<Record<string, unknown>>,
  { subject }: Stage,
) => ({
  credentials: {
    secretName: 'siesa-integration/client-a/product',
    read: () => Promise.resolve(change(subject.secret)),
  },
});

/** What must never leave, nor be said. */
export const secrecyRules: readonly DestinationRule[] = [
  {
    id: 'no-secret-in-errors',
    says: 'A8: says no secret in an error, not even when the product repeats it',
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
        assertSilent(allOf(await errorOf(send(payloads(2)))), key);
        fake.switches.faults = [];
      }
      fake.switches.apiKey = 'another';
      assertSilent(allOf(await errorOf(send(payloads(2)))), key);
    },
  },
  {
    id: 'no-secret-in-verdicts',
    says: 'A8: says no secret in a verdict, not even when the product repeats it',
    check: async ({ send, payloads, fake }) => {
      const key = fake.apiKey;
      fake.switches.poison.set('PROD000001', `key ${spellings(key).join(' ')} may not write this`);
      const { message } = refusalOf(await send(payloads(2)), 'PROD000001');
      assert.match(message, /may not write this/);
      assertSilent(message, key);
    },
  },
  {
    id: 'plain-errors',
    says: 'throws errors with a code and a kind, and nothing else that a host would print',
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
    says: 'B37: refuses a secret whose address has another origin, before a byte of it leaves',
    check: async (stage) => {
      const other = withSecret((secret) => ({ ...secret, api_url: 'https://other.example/api' }), stage);
      assert.equal((await errorOf(stage.send(stage.payloads(2), other))).name, 'ConfigurationInvalid');
      assert.equal(stage.fake.calls.length, 0);
    },
  },
  {
    id: 'secret-without-address',
    says: 'refuses a secret without an address',
    check: async (stage) => {
      const without = withSecret(
        (secret) => Object.fromEntries(Object.entries(secret).filter(([key]) => key !== 'api_url')),
        stage,
      );
      assert.equal((await errorOf(stage.send(stage.payloads(2), without))).name, 'ConfigurationInvalid');
      assert.equal(stage.fake.calls.length, 0);
    },
  },
  {
    id: 'refused-address',
    says: 'B35: calls no address that the rules refuse',
    check: async ({ send, payloads, fake }) => {
      const error = await errorOf(send(payloads(2), { addressProblem: () => 'it is a private address' }));
      assert.equal(error.name, 'ConfigurationInvalid');
      assert.equal(fake.calls.length, 0);
    },
  },
  {
    id: 'redirect',
    says: 'B35: follows no redirect: it would hand the key to another host',
    check: async ({ send, payloads, fail, fake }) => {
      fail({ status: 307, headers: { location: '/elsewhere' }, times: 9 });
      assert.equal((await errorOf(send(payloads(2)))).name, 'ConfigurationInvalid');
      assert.ok(fake.calls.every(({ path }) => path !== '/elsewhere'));
    },
  },
];
