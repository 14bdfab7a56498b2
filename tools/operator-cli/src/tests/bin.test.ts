import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../../bin/siesa-sync.js');
const siesaSync = (file: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, npm_lifecycle_event: undefined },
  }); // as outside of npm

/** What shows a text. */
const ofTexts = ['canonical-model', 'operator', 'operator-cli', 'outgoing-http', 'workflow-contract'];

/** What a command over a folder is made of, without the stages, Siesa's dialects, mappings and destinations that a sync needs. */
const ofFolders = [
  'canonical-model',
  'local-runtime',
  'operator',
  'operator-cli',
  'outgoing-http',
  'stage-runtime',
  'sync-pipeline',
  'workflow-contract',
];

const folder = mkdtempSync(join(tmpdir(), 'siesa-sync-start-'));
mkdirSync(join(folder, 'clients'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('bin/siesa-sync.js', () => {
  it('runs the command from its sources and hands on its exit code', () => {
    const help = siesaSync(bin, '--help');
    const wrong = siesaSync(bin, 'snyc');

    expect([help.status, wrong.status]).toEqual([0, 2]);
    expect(help.stdout).toMatch(/^Usage: node \S+siesa-sync\.js \[options\]/); // the call that was used
    expect(wrong.stderr).toContain('Did you mean sync?');
  });

  it.each([
    { args: ['--version'], loads: ofTexts },
    { args: ['sync', '--help'], loads: ofTexts },
    { args: ['mapping', '--help'], loads: ofTexts },
    { args: ['reconcile', '--help'], loads: ofTexts },
    { args: ['verify', '--help'], loads: [...ofTexts, 'sync-pipeline'] },
    { args: ['status', '--local', folder], loads: ofFolders },
    { args: ['explain', 'cliente-a', 'PROD000001', '--local', folder], code: 2, loads: ofFolders },
    { args: ['rejects', 'cliente-a', '--local', folder], code: 2, loads: ofFolders },
    { args: ['history', '--last', '--local', folder], code: 2, loads: ofFolders },
  ])(
    'loads for $args no more than it needs, because every command waits for what is loaded',
    ({ args, code = 0, loads }) => {
      const listing = `data:text/javascript,${encodeURIComponent(`
      import { registerHooks } from 'node:module';
      registerHooks({ load: (url, context, next) => (console.error(url), next(url, context)) });
    `)}`;
      const { status, stderr } = spawnSync(process.execPath, ['--import', listing, bin, ...args], { encoding: 'utf8' });
      const loaded = (pattern: RegExp): readonly string[] => [
        ...new Set([...stderr.matchAll(pattern)].map(([, name = '']) => name)),
      ];

      expect(status).toBe(code);
      expect(loaded(/\/(?:libs|tools)\/[\w-]+\/src\/(stages|dialects)\//g)).toEqual([]);
      expect(loaded(/\/(?:libs|tools)\/([\w-]+)\/src\//g).toSorted()).toEqual(loads.toSorted());
      expect(loaded(/\/node_modules\/((?:@[\w-]+\/)?[\w.-]+)\/(?!node_modules)/g)).toEqual(
        expect.not.arrayContaining([
          expect.stringMatching(/^(@aws-sdk|@duckdb|@inquirer|aws-local|echarts|hono|nodemailer|pino|write-excel)/),
        ]),
      );
    },
  );

  it('names `npm ci` where its packages are missing', () => {
    const bare = mkdtempSync(join(tmpdir(), 'siesa-sync-bin-'));
    cpSync(bin, join(bare, 'bin/siesa-sync.mjs'));
    const { status, stdout, stderr } = siesaSync(join(bare, 'bin/siesa-sync.mjs'), 'demo');
    const asJson = siesaSync(join(bare, 'bin/siesa-sync.mjs'), 'demo', '--json');
    rmSync(bare, { recursive: true });

    const sentence = 'The packages that siesa-sync needs are not installed: run `npm ci` in the repository first.';
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
    expect(JSON.parse(asJson.stdout)).toEqual({
      status: 'error',
      error: { name: 'OperatorMistake', code: 'OPERATOR_MISTAKE', message: sentence },
    });
  });

  it('takes the Node.js that it handed over to with it when it is killed', async () => {
    const root = mkdtempSync(join(tmpdir(), 'siesa-sync-bin-'));
    const cli = join(root, 'tools/operator-cli');
    for (const made of [join(cli, 'src'), join(root, 'node_modules/.bin'), join(root, 'node_modules/commander')])
      mkdirSync(made, { recursive: true });
    cpSync(bin, join(cli, 'bin/siesa-sync.mjs'));
    symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
    writeFileSync(join(cli, 'src/main.ts'), 'process.stdout.write(String(process.pid)); setInterval(() => {}, 1000);');
    const older =
      "data:text/javascript,if (!process.env.SIESA_SYNC_HANDED_OVER) Object.defineProperty(process, 'versions', { value: { node: '20.0.0' } });";
    const outer = spawn(process.execPath, ['--import', older, join(cli, 'bin/siesa-sync.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = (await once(outer.stdout, 'data')).map(Number) as [number];
    outer.kill('SIGKILL');

    expect(pid).not.toBe(outer.pid);
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
    rmSync(root, { recursive: true });
  });
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
