import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering, siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('siesa-sync client secret set', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 1 });
  });
  afterAll(() => setup.close());

  const set = (part: string, ...rest: readonly string[]) => [
    'client',
    'secret',
    'set',
    'cliente-a',
    part,
    '--local',
    setup.dir,
    ...rest,
  ];
  const file = (part: string) => join(setup.dir, `secrets/siesa-integration/cliente-a/${part}.json`);
  const stored = async (part: string) => JSON.parse(await readFile(file(part), 'utf8')) as Record<string, unknown>;

  it('asks for the key, keeps what else the secret holds, and shows nothing of it', async () => {
    const before = await stored('kong');
    const { code, out } = await siesaSync(set('product'), { prompter: answering('another-key') });

    expect(code).toBe(0);
    expect(out).toBe(`written: file ${file('kong')}\nNext: siesa-sync client check cliente-a --local ${setup.dir}\n`);
    expect(await stored('kong')).toEqual({ ...before, api_key: 'another-key' });
    expect((await stat(file('kong'))).mode & 0o077).toBe(0);
  });

  it('makes a secret that is missing, with the configured address, from standard input', async () => {
    await rm(file('siesa'));
    const { code } = await siesaSync(set('siesa', '--from', '-', '--json'), { input: '{"api_key": "s-key"}' });

    expect(code).toBe(0);
    expect(await stored('siesa')).toEqual({
      api_url: expect.stringMatching(/^http:\/\/127/) as string,
      api_key: 's-key',
    });
    expect((await stat(file('siesa'))).mode & 0o077).toBe(0);
  });

  it('writes nothing that a sync could not use', async () => {
    const before = await readFile(file('kong'), 'utf8');
    const elsewhere = await siesaSync(set('product', '--from', '-'), { input: '{"api_url": "https://other.example"}' });
    const none = await siesaSync(set('product'));

    expect(elsewhere.code).toBe(2);
    expect(none).toMatchObject({
      code: 2,
      err: expect.stringContaining("give 'api_key' as JSON with --from FILE") as string,
    });
    expect(await readFile(file('kong'), 'utf8')).toBe(before);
  });
});
