import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, origin } from '../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../testing/console-setup.ts';
import { formToken, isSame, tokenField } from './form-token.ts';

describe('a change', () => {
  let setup: ConsoleSetup;
  beforeAll(async () => {
    setup = await startConsoleSetup();
  });
  afterAll(() => setup.close());

  it('is refused without the token of a page of this console', async () => {
    const { open, submit } = openConsole(setup.host);
    await open('/');
    const other = openConsole(setup.host);
    const { text } = await other.open('/clients/cliente-a');
    const foreign = new RegExp(`${tokenField}" value="([^"]+)"`).exec(text)?.[1] ?? '';

    for (const given of ['', 'guessed', foreign]) {
      const { status, text: page } = await submit('/clients/cliente-a/pause', { [tokenField]: given });
      expect([status, page.includes('No se cambió nada')]).toEqual([403, true]);
    }
  });

  it.each(['PUT', 'PATCH', 'DELETE'])(
    'is refused without it when it is sent by %s, which no page does',
    async (method) => {
      const headers = { host: new URL(origin).host, origin };
      const { app } = openConsole(setup.host);

      expect((await app.request(`${origin}/clients/cliente-a/pause`, { method, headers })).status).toBe(403);
    },
  );

  it('is refused when it is larger than any form, and a form with files before somebody has signed in', async () => {
    const stranger = {
      access: { kind: 'sign-in', asksForName: false, check: () => Promise.resolve(undefined) },
    } as const;
    const statusOf = async (path: string, options = {}): Promise<number> => {
      const headers = { host: '127.0.0.1:4020', 'content-length': String(3 * 2 ** 20) };
      const body = 'x'.repeat(3 * 2 ** 20);
      const { app } = openConsole(setup.host, options);
      return (await app.request(`${origin}${path}`, { method: 'POST', headers, body })).status;
    };

    expect(await statusOf('/anything')).toBe(413);
    expect(await statusOf('/reconciliations/files', stranger)).toBe(413);
    expect(await statusOf('/reconciliations/files')).toBe(403); // its token is missing
  });
});

describe('formToken', () => {
  it('belongs to one session and one process', () => {
    const key = Buffer.alloc(32, 1);

    expect(formToken(key, 'a')).not.toBe(formToken(key, 'b'));
    expect(formToken(key, 'a')).not.toBe(formToken(Buffer.alloc(32, 2), 'a'));
    expect([isSame('a', 'a'), isSame('a', 'b'), isSame('a', 'ab')]).toEqual([true, false, false]);
  });
});
