import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering, siesaSync } from '../../testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../../testing/example-setup.ts';

describe('siesa-sync console', () => {
  let setup: ExampleSetup;
  let folder: string;
  beforeAll(async () => {
    setup = await startExampleSetup();
    folder = await mkdtemp(join(tmpdir(), 'console-passwords-'));
  });
  afterAll(async () => {
    await setup.close();
    await rm(folder, { recursive: true });
  });
  const serve = (...args: readonly string[]) => siesaSync(['console', '--local', setup.dir, '--port', '0', ...args]);

  it('prints where it is open, and ends with Ctrl+C', async () => {
    const answers: string[] = [];
    const { code, out, err } = await siesaSync(['console', '--local', setup.dir, '--port', '0'], {
      interrupted: () => {
        answers.push('open');
        return Promise.resolve();
      },
    });

    expect([code, answers]).toEqual([0, ['open']]);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(err).toContain('Ctrl+C ends it');
  });

  it('refuses an address of this machine that others reach, unless somebody has to sign in', async () => {
    const token = join(folder, 'token');
    await writeFile(token, 'a-token-of-at-least-thirty-two-characters', { mode: 0o600 });

    expect(await serve('--host', '0.0.0.0')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--password-file') as string,
    });
    expect((await serve('--host', '0.0.0.0', '--token-file', token)).code).toBe(0);
    expect((await serve('--token-file', token, '--password-file', token)).err).toContain('not both');
  });

  it.each([
    ['--port', 'eighty'],
    ['--port', '70000'],
    ['--origin', 'console.example'],
    ['--origin', 'ftp://console.example'],
  ])('refuses %s %s', async (option, value) => {
    expect((await serve(option, value)).code).toBe(2);
  });

  it('writes passwords that cannot be read back, and replaces one', async () => {
    const file = join(folder, 'passwords');
    const write = (name: string, input: string) => siesaSync(['console', 'password', name, '--file', file], { input });

    expect((await write('ana', 'a long password\n')).code).toBe(0);
    expect((await write('luis', 'another long password')).code).toBe(0);
    const before = await readFile(file, 'utf8');
    const asked = await siesaSync(['console', 'password', 'ana', '--file', file], {
      prompter: answering('a third password'),
    });
    const after = await readFile(file, 'utf8');

    expect(asked.out).toBe(`written: ${file}\n`);
    expect(before).not.toContain('long password');
    expect(after.match(/^\w+/gm)).toEqual(['luis', 'ana']);
    expect(after.split('\n').filter((line) => before.includes(line) && line !== '')).toHaveLength(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await serve('--password-file', file, '--origin', 'https://console.example')).code).toBe(0);
    expect((await write('ana', 'short')).err).toContain('at least 12 characters');
    expect((await write('an:a', 'a long password')).err).toContain("'an:a' cannot be the name");
  });

  it('has its changes listed by siesa-sync audit', async () => {
    const audit = (...args: readonly string[]) => siesaSync(['audit', '--local', setup.dir, ...args]);
    expect((await audit()).out).toBe('Nothing was changed yet.\n');
    const entry = {
      at: '2026-11-30T10:00:00Z',
      who: 'ana',
      from: '127.0.0.1',
      what: 'client-paused',
      client_id: 'cliente-a',
    };
    await siesaSync(['status', '--local', setup.dir], {
      openHost: async (choice) => {
        const { openHost } = await import('../../open-host.ts');
        const host = await openHost(choice);
        await host.stores.audit.append({ ...entry, what: 'client-paused' });
        await host.stores.audit.append({ at: entry.at, who: 'eva', from: '::1', what: 'signed-in' });
        return host;
      },
    });

    expect((await audit()).out).toMatch(/eva +signed in[^]*2026-11-30 10:00:00 +ana +paused a client +cliente-a/);
    expect(JSON.parse((await audit('--json', '--limit', '1')).out)).toMatchObject([{ who: 'eva' }]);
    expect((await audit('--limit', '0')).code).toBe(2);
    expect((await audit('--lang', 'es')).out).toContain('pausó un cliente');
  });
});
