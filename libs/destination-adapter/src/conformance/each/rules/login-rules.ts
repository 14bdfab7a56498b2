import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { errorOf, refusalOf } from '../../harness.ts';
import { byId } from '../../rule-bench.ts';
import { assertAllOnce, type EachRule } from '../each-harness.ts';

/** Everything of an error that a host could print. */
const allOf = (error: Error): string =>
  `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.message} ${error.stack ?? ''}`;

/** How it logs in, and what happens to the token. */
export const loginRules: readonly EachRule[] = [
  {
    id: 'one-login',
    promise: 'logs in once for all calls, also of sends at the same time',
    check: async ({ connect, payloads, logins }) => {
      const adapter = connect();
      await Promise.all([adapter.send(payloads(6)), adapter.send(payloads(12).slice(6))]);
      await adapter.send(payloads(3));
      assert.equal(logins().length, 1);
    },
  },
  {
    id: 'renews-token',
    promise: 'logs in once more when its token is refused, however many calls are in flight, and loses no record',
    check: async (harness) => {
      const { fake, payloads, logins, connect } = harness;
      const adapter = connect();
      await adapter.send(payloads(1));
      fake.switches.latencyMs = 1;
      fake.revokeTokens();
      assertAllOnce(harness, byId(await adapter.send(payloads(12))));
      assert.equal(logins().length, 2);
    },
  },
  {
    id: 'reads-secret-again',
    promise: 'reads the secret again for the new login, because the password may be another',
    check: async (harness) => {
      const { fake, payloads, connect } = harness;
      const adapter = connect();
      await adapter.send(payloads(1));
      fake.switches.password = 'new-password-9876543210';
      fake.revokeTokens();
      assertAllOnce(harness, byId(await adapter.send(payloads(2))));
    },
  },
  {
    id: 'refused-token-twice',
    promise: 'stops when a new token is refused too, with an error that names the secret',
    check: async ({ fake, send, payloads, subject, logins }) => {
      fake.switches.faults.push({ path: subject.collection, status: 401, body: { detail: 'No.' }, times: 99 });
      const error = await errorOf(send(payloads(20), { concurrency: 1 }));
      assert.equal(error.name, 'ProductAuthenticationFailed');
      assert.match(error.message, /siesa-integration\/client-a\/product/);
      assert.equal(logins().length, 2);
    },
  },
  {
    id: 'refused-login',
    promise: 'stops when the login is refused, with an error that names the secret, and tries it once',
    check: async ({ fake, send, payloads, calls, logins, subject }) => {
      const credentials = {
        secretName: 'siesa-integration/client-a/product',
        read: () => Promise.resolve({ ...subject.secret, password: 'an-old-password' }),
      };
      const error = await errorOf(send(payloads(5), { credentials, concurrency: 1 }));
      assert.equal(error.name, 'ProductAuthenticationFailed');
      assert.match(error.message, /siesa-integration\/client-a\/product/);
      assert.deepEqual([logins().length, calls().length, fake.store.rows.size], [1, 0, 0]);
    },
  },
  {
    id: 'never-logs-out',
    promise: 'never logs out, because that ends the token for everyone who has it',
    check: async ({ send, payloads, fake }) => {
      await send(payloads(3));
      assert.ok(fake.calls.every(({ path }) => !/log-?out/i.test(path)));
    },
  },
  {
    id: 'no-secret-in-words',
    promise: 'A8: has neither password nor token in an error or a verdict, even when the answer contains it',
    check: async (harness) => {
      const { fake, send, payloads, fail } = harness;
      const { password } = fake.switches;
      const said = `${password} ${encodeURIComponent(password)} ${fake.script.token(1)}`;
      fake.switches.poison.set('PROD000001', `may not write this with ${said}`);
      const { message } = refusalOf(await send(payloads(2)), 'PROD000001');
      assert.match(message, /may not write this/);
      for (const status of [403, 418, 503]) {
        fail({ status, body: { error: said }, times: 99 });
        fake.switches.faults.push({ method: 'GET', status, body: { error: said }, times: 99 });
        const words = allOf(await errorOf(send(payloads(3).slice(2))));
        for (const secret of [password, fake.script.token(1)]) assert.ok(!words.includes(secret), words.slice(0, 200));
        fake.switches.faults = [];
      }
      assert.ok(!message.includes(password));
    },
  },
  {
    id: 'secret-of-another-host',
    promise: 'B37: refuses a secret of another origin or without one, before a byte of it is sent',
    check: async ({ fake, send, payloads, subject: { secret } }) => {
      for (const address of ['https://other.example/', undefined]) {
        const read = () => Promise.resolve({ ...secret, api_url: address });
        const error = await errorOf(send(payloads(2), { credentials: { secretName: 'a/product', read } }));
        assert.equal(error.name, 'ConfigurationInvalid');
      }
      assert.equal(fake.calls.length, 0);
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
];
