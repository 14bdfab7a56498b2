import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verbNames } from '../src/siesa-sync-program.ts';
import { siesaSync } from '../src/testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../src/testing/example-setup.ts';

const bin = join(import.meta.dirname, '../bin/siesa-sync.js');
let setup: ExampleSetup;
beforeAll(async () => {
  setup = await startExampleSetup({ size: 5 });
  await siesaSync(['sync', 'cliente-a', '--local', setup.dir]);
});
afterAll(() => setup.close());

/** How a command ends: with a reader, or with one that closes the pipe before the first line is written, as `| head -0` does. */
const run = async (args: readonly string[], reader: 'reads' | 'is gone') => {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'], cwd: setup.dir });
  if (reader === 'is gone') child.stdout.destroy();
  else child.stdout.resume();
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, err };
};

const client = 'cliente-a';
const ofFolder: readonly (readonly string[])[] = [
  ['status'],
  ['status', client, '--json'],
  ['history', '--last'],
  ['history', client],
  ['explain', client, 'PROD000001'],
  ['explain', client, 'PROD000001', '--live'],
  ['rejects', client],
  ['verify', client],
  ['alerts'],
  ['report'],
  ['client', 'check', client],
  ['sync', client, '--dry-run', '--diff'],
  ['sync', client, '--json'],
  ['sync', '--all'],
];
const commands: readonly (readonly string[])[] = [
  ...verbNames.map((name) => [name, '--help']),
  ...ofFolder.map((args) => [...args, '--local', '.']),
  ['doctor'],
  ['completion', 'bash'],
  ['mapping', 'check', 'mapping.json'],
  ['reconcile', 'check', 'mapping.json'],
];

describe('every command whose reader has gone', () => {
  it.each(commands.map((args) => [args.join(' '), args] as const))(
    '%s ends with its own code and no stack trace',
    { timeout: 60_000 },
    async (_line, args) => {
      const own = await run(args, 'reads');
      const { code, err } = await run(args, 'is gone');

      expect(code).toBe(own.code);
      expect(err).not.toMatch(/EPIPE|node:|\n {4}at /);
      expect(own.err).not.toMatch(/error: (unknown|too many|missing)/); // the line is a command that there is
    },
  );
});
