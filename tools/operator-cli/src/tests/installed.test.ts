import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { exampleKeys, startSimulators } from '@siesa-integration/sandbox/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePackage } from '../../package/write-package.ts';

const execute = promisify(execFile);
const most = 60 * 1024 * 1024;

describe('the package @siesa-integration/cli, packed and installed in an empty folder', () => {
  let home: string;
  let consumer: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'siesa-sync-installed-'));
    consumer = join(home, 'consumer');
    await writePackage(join(home, 'package'));
    await mkdir(consumer);
    await writeFile(join(consumer, 'package.json'), '{"private":true}');
    const { stdout } = await run(home, 'npm', 'pack', './package', '--silent');
    await run(consumer, 'npm', 'install', join(home, stdout.trim()), '--offline', '--no-audit', '--no-fund');
  }, 120_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** Only what a user's machine has: this Node.js and npm. */
  const run = (cwd: string, command: string, ...args: readonly string[]) =>
    execute(command, args, {
      cwd,
      env: { PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`, HOME: home },
    });
  const siesaSync = (...args: readonly string[]) =>
    run(consumer, process.execPath, 'node_modules/.bin/siesa-sync', ...args);

  it('needs nothing beside it, and less than 60 MB', async () => {
    const files = await readdir(consumer, { recursive: true, withFileTypes: true });
    const sizes = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
    );

    expect((await readdir(join(consumer, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
      '@siesa-integration',
    ]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(most);
  });

  it('holds the licence of every package that is inside', async () => {
    const licences = await readFile(join(consumer, 'node_modules/@siesa-integration/cli/THIRD-PARTY.md'), 'utf8');

    expect(licences).toMatch(/^## commander \d[^]*MIT License/m);
    expect(licences).toMatch(/^## echarts \d[^]*Apache License/m);
  });

  it('runs the demo', async () => {
    const { stdout } = await siesaSync('demo', '--products', '60', '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      initial: Array(2).fill({ summary: { status: 'success', records_success: 60 } }) as unknown,
    });
  }, 60_000);

  it('brings an operator from nothing to the first client synced in four commands, and to the cause of one product in a fifth', async () => {
    const simulators = await startSimulators({ size: 30 });
    try {
      const [folder, keys] = [join(home, 'my-clients'), join(home, 'keys.json')];
      await writeFile(keys, JSON.stringify({ api_key: exampleKeys.siesa, product_api_key: exampleKeys.kong }));
      const given = Object.entries({
        'client-id': 'norte',
        'client-name': 'Norte S.A.S.',
        'product-type': 'kong',
        'siesa-dialect': 'inventory',
        'siesa-api-url': simulators.siesa.url.href,
        'product-api-url': simulators.kong.url.href,
        'sync-schedule': 'rate(6 hours)',
      }).flatMap(([name, value]) => [`--${name}`, value]);

      await siesaSync('client', 'new', '--local', folder, ...given, '--secrets-from', keys);
      const checked = await siesaSync('client', 'check', 'norte', '--local', folder);
      const dryRun = await siesaSync('sync', 'norte', '--local', folder, '--dry-run');
      const synced = await siesaSync('sync', 'norte', '--local', folder, '--json');
      const explained = await siesaSync('explain', 'norte', 'PROD000001', '--local', folder);

      expect(checked.stdout).toContain('30 of 30 products of the first page mapped');
      expect(dryRun.stdout).toContain('30');
      expect(JSON.parse(synced.stdout)).toMatchObject({ status: 'success', records_success: 30 });
      expect(simulators.kong.products.size).toBe(30);
      expect(explained.stdout).toContain('PROD000001');
    } finally {
      await simulators.close();
    }
  }, 60_000);

  it('says what needs a clone of the repository', async () => {
    const folder = join(home, 'no-clone');
    await mkdir(join(folder, 'clients'), { recursive: true });

    for (const asked of [['status', '--emulate'], ['migrate']])
      await expect(siesaSync(...asked, '--local', folder)).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('runs in a clone of the repository alone') as string,
      });
  });
});
