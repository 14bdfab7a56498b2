import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from '../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../testing/console-setup.ts';
import { passwordAccess, tokenAccess } from './access.ts';
import { tokenField } from './form-token.ts';
import { passwordCost, passwordLine } from './passwords.ts';

const token = 'a-token-of-at-least-thirty-two-characters';
const password = 'correct horse battery staple';

describe('signing in', () => {
  let setup: ConsoleSetup;
  let folder: string;
  let now = Date.parse('2026-11-30T10:00:00Z');
  const file = async (text: string, mode = 0o600): Promise<string> => {
    const path = join(folder, `secret-${String(Math.random())}`);
    await writeFile(path, text);
    await chmod(path, mode);
    return path;
  };
  beforeAll(async () => {
    setup = await startConsoleSetup();
    folder = await mkdtemp(join(tmpdir(), 'console-secrets-'));
  });
  afterAll(async () => {
    await setup.close();
    await rm(folder, { recursive: true });
  });
  const consoleWithToken = async () =>
    openConsole(setup.host, { access: await tokenAccess(await file(`${token}\n`)), now: () => now });

  it('is asked for on every page, and shows nothing of the host before', async () => {
    const { open, submit } = await consoleWithToken();

    for (const path of ['/', '/clients/cliente-a', '/audit', '/nothing']) {
      const { status, headers } = await open(path);
      expect([path, status, headers.get('location')]).toEqual([path, 303, '/sign-in']);
    }
    const { text, status } = await open('/sign-in');
    expect(status).toBe(200);
    expect(text).toContain('<form method="post" action="/sign-in"'); // the address of a form that is got would hold the token
    expect(text).not.toMatch(/cliente-a|siesa-console-test/);
    expect((await submit('/clients/cliente-a/pause')).status).toBe(401);
  });

  it('lets in who has the token, for twelve hours, and lists it', async () => {
    const { open, submit } = await consoleWithToken();
    await open('/sign-in');
    const { status, headers } = await submit('/sign-in', { secret: token });

    expect([status, headers.get('location')]).toEqual([303, '/']);
    expect(headers.get('set-cookie')).toMatch(
      /^siesa_session=.{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await open('/')).text).toContain('cliente-a');
    expect((await open('/audit')).text).toMatch(/token[^]*entró/);
    now += 12 * 3_600_000 - 1;
    expect((await open('/')).status).toBe(200);
    now += 1;
    expect((await open('/')).status).toBe(303);
  });

  it('ends with the button', async () => {
    const { open, submit } = await consoleWithToken();
    await open('/sign-in');
    const { headers } = await submit('/sign-in', { secret: token });
    const [cookie = ''] = headers.get('set-cookie')?.split(';') ?? [];
    await open('/');
    const { headers: after } = await submit('/sign-out');

    expect(after.get('set-cookie')).toMatch(/^siesa_session=; Max-Age=0/);
    expect((await open('/')).status).toBe(303);
    expect((await open('/', { cookie })).status).toBe(303); // though somebody has kept it
  });

  it('does not come with a link', async () => {
    const { open } = await consoleWithToken();
    const { headers } = await open(`/sign-in?secret=${token}`);

    expect(headers.get('set-cookie')).toBeNull();
    expect((await open('/')).status).toBe(303);
  });

  it('makes the token of earlier forms worthless', async () => {
    const { open, submit } = await consoleWithToken();
    const { text } = await open('/sign-in');
    const earlier = new RegExp(`${tokenField}" value="([^"]+)"`).exec(text)?.[1] ?? '';
    await submit('/sign-in', { secret: token });
    await open('/clients/cliente-a');

    expect((await submit('/clients/cliente-a/pause', { [tokenField]: earlier })).status).toBe(403);
    expect((await submit('/clients/cliente-a/resume')).status).toBe(303);
  });

  it('takes five wrong tries a minute, and writes none of them back', async () => {
    const { open, submit } = await consoleWithToken();
    await open('/sign-in');
    for (let tries = 0; tries < 5; tries += 1) {
      const secret = `${token.slice(0, -1)}${String(tries)}`;
      const { status, text } = await submit('/sign-in', { secret });
      expect([status, text.includes(secret)]).toEqual([401, false]);
    }

    expect((await submit('/sign-in', { secret: token })).status).toBe(429);
    now += 59_999;
    expect((await submit('/sign-in', { secret: token })).status).toBe(429);
    now += 1;
    expect((await submit('/sign-in', { secret: token })).status).toBe(303);
  });

  it('takes no more of them when they are sent at once', async () => {
    const { open, submit } = await consoleWithToken();
    await open('/sign-in');
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit('/sign-in', { secret: 'guessed' })));

    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('knows each person by name and password', async () => {
    const cost = { N: 2 ** 10 }; // a try of the usual cost takes longer than all other tests of this file
    const line = await passwordLine('ana', password, cost);
    expect(line).not.toContain(password);
    const { open, submit } = openConsole(setup.host, {
      access: await passwordAccess(await file(`${line}\n`), cost),
      now: () => now,
    });
    await open('/sign-in');

    expect((await submit('/sign-in', { name: 'eva', secret: password })).status).toBe(401);
    expect((await submit('/sign-in', { name: 'ana', secret: `${password}.` })).status).toBe(401);
    expect((await submit('/sign-in', { name: 'ana', secret: password })).status).toBe(303);
    expect((await open('/')).text).toContain('Salir (ana)');
  });

  it('makes each guess of a password as slow as OWASP recommends', async () => {
    const line = 'ana:scrypt:33fSjPsVSZOeDIQMiGatVA:v_nU3IUR51n0nGl1lViHrwh_ws_b9cDSOCkdhqzruhQ'; // of `passwordLine` with its default
    const access = await passwordAccess(await file(line));

    expect(passwordCost).toMatchObject({ N: 131_072, r: 8, p: 1 });
    expect(access.kind === 'sign-in' && (await access.check({ name: 'ana', secret: password }))).toBe('ana');
  });

  it('does for an unknown name all that it does for a known one, so that its time shows no names', async () => {
    const line = await passwordLine('ana', password, { N: 2 ** 10 });
    const access = await passwordAccess(await file(line), { N: 3 }); // scrypt refuses such a cost each time it is asked
    const check = async (name: string) => access.kind === 'sign-in' && access.check({ name, secret: password });

    await expect(check('ana')).rejects.toThrow('scrypt');
    await expect(check('eva')).rejects.toThrow('scrypt');
  });

  it('asks the browser to send cookies by https alone, where that is how it is opened', async () => {
    const { open, submit } = openConsole(setup.host, {
      access: await tokenAccess(await file(token)),
      origins: () => ['https://127.0.0.1:4020'],
    });
    await open('/sign-in');

    const { headers } = await submit('/sign-in', { secret: token }, { origin: 'https://127.0.0.1:4020' });
    const language = await open('/language/en');
    expect(headers.get('set-cookie')).toContain('; Secure');
    expect(language.headers.get('set-cookie')).toMatch(
      /^siesa_language=en; Max-Age=31536000; Path=\/; Secure; SameSite=Strict$/,
    );
  });

  it('refuses files that others can read, that are missing, or that hold something else', async () => {
    const short = await file('short');
    const plain = await file('ana:secret');

    for (const mode of [0o644, 0o640, 0o604, 0o620])
      await expect(tokenAccess(await file(token, mode))).rejects.toThrow('Others on this machine can read');
    await expect(tokenAccess(join(folder, 'absent'))).rejects.toThrow('cannot be read');
    await expect(tokenAccess(short)).rejects.toThrow('fewer than 32 characters');
    await expect(passwordAccess(plain)).rejects.toThrow('is no password file');
  });
});
