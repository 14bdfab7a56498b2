import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

const bin = join(import.meta.dirname, '../../bin/siesa-sync.js');

/** Runs a command whose reader closes the pipe before the first line is written, as `| head -0` does. */
const withClosedPipe = async (args: readonly string[]): Promise<{ code: number | null; err: string }> => {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, err };
};

describe('siesa-sync whose reader has gone', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
  });
  afterAll(() => setup.close());

  it.each([
    ['help', ['sync', '--help'], 0],
    ['a status', ['status'], 0],
    ['a document', ['status', '--json'], 0],
    ['a sync', ['sync', 'cliente-a'], 0],
    ['a mistake', ['rejects', 'cliente-q', '--json'], 2],
  ] as const)('ends %s with its own code and no stack trace', async (_what, args, code) => {
    const ended = await withClosedPipe(args[1] === '--help' ? args : [...args, '--local', setup.dir]);

    expect(ended.code).toBe(code);
    expect(ended.err).not.toMatch(/EPIPE|node:|\n {4}at /);
  });
});
