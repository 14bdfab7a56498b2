import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecretFile } from './secret-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  await mkdir(join(folder, 'secrets', 'siesa-integration', 'cliente-a'), { recursive: true });
  await writeFile(join(folder, 'secrets', 'siesa-integration', 'cliente-a', 'siesa.json'), '{"api_key":"k"}');
  await writeFile(join(folder, 'outside.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true }));

describe('readSecretFile', () => {
  it('finds a secret by its name', async () => {
    expect(await readSecretFile(folder, 'siesa-integration/cliente-a/siesa')).toBe('{"api_key":"k"}');
  });

  it('passes over the mark with which Windows editors begin files', async () => {
    await writeFile(join(folder, 'secrets', 'marked.json'), '\uFEFF{"api_key":"k"}');

    expect(await readSecretFile(folder, 'marked')).toBe('{"api_key":"k"}');
  });

  it.each([
    'siesa-integration/cliente-b/siesa',
    '../outside',
    'siesa-integration/../../outside',
    '/etc/passwd',
    '',
    'a//b',
    'a/',
  ])("has none that is called '%s'", async (name) => {
    expect(await readSecretFile(folder, name)).toBeUndefined();
  });
});
