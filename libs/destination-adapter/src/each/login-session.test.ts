import { describe, expect, it } from 'vitest';
import { createFakeRecords } from '../fake/index.ts';
import {
  accepted,
  connect,
  errorOf,
  fake,
  now,
  passTime,
  replaceFake,
  send,
  useMemoryRecords,
} from '../testing/each-setup.ts';
import { memoryRecordsConnection } from '../conformance/memory-records.ts';

useMemoryRecords();

const logins = (): number => fake.calls.filter(({ path }) => path === '/login/').length;

describe('a login', () => {
  it('is made once for all calls of an adapter', async () => {
    const adapter = connect();
    await Promise.all([send(3, {}, adapter), send(3, {}, adapter)]);

    expect(logins()).toBe(1);
  });

  it.each(['same', 'replaces'] as const)(
    'is made once more for a token that is refused in the middle of a run (%s)',
    async (secondLogin) => {
      fake.switches.secondLogin = secondLogin;
      const adapter = connect();
      await send(2, {}, adapter);
      fake.revokeTokens();
      fake.switches.latencyMs = 1; // four calls are refused together

      expect(accepted(await send(8, {}, adapter))).toBe(8);
      expect(logins()).toBe(2);
    },
  );

  it('is made for each token that ends after some calls', async () => {
    fake.switches.callsPerToken = 5;
    fake.switches.secondLogin = 'replaces';

    expect(accepted(await send(10, { concurrency: 1 }))).toBe(10);
  });

  it('ends the send when its token is refused as well, and names the secret', async () => {
    fake.switches.callsPerToken = 0;

    const error = await errorOf(send(2));
    expect(error).toMatchObject({ name: 'ProductAuthenticationFailed' });
    expect(error?.message).toContain("the token of 'a/memory', also after a new login");
    expect(logins()).toBe(2);
  });

  it('that is refused names the secret, and neither user nor password', async () => {
    const connection = memoryRecordsConnection(fake);
    const secret = await connection.credentials.read();
    const credentials = {
      ...connection.credentials,
      read: () => Promise.resolve({ ...secret, password: 'wrong-password' }),
    };

    const error = await errorOf(send(1, { credentials }));
    expect(error).toMatchObject({ name: 'ProductAuthenticationFailed' });
    expect(error?.message).toBe(
      "Memory refuses the login of 'a/memory' (400: Unknown user or password). Correct 'username' and 'password' there, and check that the user is active.",
    );
  });

  it('reads the secret again, because the password may be another one', async () => {
    const reads: (boolean | undefined)[] = [];
    const connection = memoryRecordsConnection(fake);
    const adapter = connect({
      credentials: {
        ...connection.credentials,
        read: (options) => {
          reads.push(options?.refresh);
          return connection.credentials.read();
        },
      },
    });
    await send(1, {}, adapter);
    fake.switches.password = 'a-new-password-0123456789';
    fake.revokeTokens();
    await send(1, {}, adapter);

    expect(reads).toEqual([false, true]);
  });

  it('is not made twice at once by calls that begin together', async () => {
    fake.switches.faults.push({ path: '/login/', status: 503 });

    expect(accepted(await send(8))).toBe(8);
    expect(logins()).toBe(2);
  });

  it.each([
    [404, 'ConfigurationInvalid'],
    [200, 'ProductContractBroken'],
  ])('that is answered with %i and no token is %s', async (status, name) => {
    fake.switches.faults.push({ path: '/login/', status, body: {} });

    expect(await errorOf(send(1))).toMatchObject({ name });
  });
});

describe('a JWT', () => {
  const jwt = (expiresAt: number, number: number): string =>
    [{ alg: 'HS256' }, { exp: expiresAt / 1000, number }, 'signature']
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  it('is renewed a minute before it expires, and not sooner', async () => {
    const { script } = fake;
    replaceFake(
      createFakeRecords(
        { ...script, token: (number) => jwt(now + 3_600_000, number) },
        { switches: { secondLogin: 'replaces' } },
      ),
    );
    const adapter = connect();
    await send(1, {}, adapter);
    passTime(3_600_000 - 61_000);
    await send(1, {}, adapter);
    expect(logins()).toBe(1);

    passTime(2_000);
    await send(1, {}, adapter);
    expect(logins()).toBe(2);
    expect(fake.calls.every(({ status }) => status < 300)).toBe(true);
  });

  it('that has expired by our clock is used all the same, because the clocks may differ', async () => {
    const { script } = fake;
    replaceFake(createFakeRecords({ ...script, token: (number) => jwt(now - 60_000, number) }));

    expect(accepted(await send(5))).toBe(5);
    expect(logins()).toBe(1);
  });
});
