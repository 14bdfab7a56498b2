import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { valueIn } from '../messages/message.ts';
import { checkMachine, type MachineOptions } from './check-machine.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'check-machine-'));
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true });
});

const linesOf = async (options: MachineOptions) =>
  (await Array.fromAsync(checkMachine({ dir, ...options }))).map((line) => ({
    ...line,
    message: valueIn(line.message, 'en'),
  }));
const lineOf = async (what: string, options: MachineOptions = {}) =>
  (await linesOf(options)).find((line) => line.what === what);

describe('checkMachine', () => {
  it('finds a machine that is as it should be', async () => {
    const lines = await linesOf({ freeBytes: 1 });

    expect(lines.map(({ what }) => what)).toEqual(['node', 'folder', 'disk', 'ports', 'aws']);
    expect(lines.filter(({ ok, note }) => !ok || note)).toEqual([]);
    expect(lines.at(-1)?.message).toBe('region us-east-1, with credentials');
  });

  it('names a Node.js that is too old, and a disk that is full', async () => {
    expect(await lineOf('node', { node: '22.12.0' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('24 or newer') as string,
    });
    expect(await lineOf('disk', { freeBytes: Number.MAX_VALUE })).toMatchObject({ ok: false });
  });

  it('names secrets that others can read, and the call that ends it', async () => {
    const file = join(dir, 'secrets/siesa-integration/a/kong.json');
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, '{}');
    await chmod(file, 0o644);
    expect(await lineOf('secrets')).toMatchObject({
      ok: false,
      message: expect.stringContaining(`chmod -R go= '${join(dir, 'secrets')}'`) as string,
    });

    await chmod(file, 0o600);
    expect(await lineOf('secrets')).toMatchObject({ ok: true });
  });

  it('looks at where a folder would be made', async () => {
    expect(await lineOf('folder', { dir: join(dir, 'new/clients') })).toMatchObject({
      ok: true,
      message: `${join(dir, 'new/clients')} is not there yet, and can be made in ${dir}`,
    });
  });

  it('asks for a region where AWS is needed, and notes it where it is not', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', join(dir, 'none'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(dir, 'none'));

    expect(await lineOf('aws', { aws: true })).toMatchObject({
      ok: false,
      message: expect.stringContaining('set AWS_REGION') as string,
    });
    expect(await lineOf('aws')).toMatchObject({ ok: true, note: true });
  });
});
