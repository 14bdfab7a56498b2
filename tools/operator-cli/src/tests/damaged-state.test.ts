import { execFile } from 'node:child_process';
import { readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

const bin = join(import.meta.dirname, '../../bin/siesa-sync.js');

describe('siesa-sync on a folder whose database is damaged', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
    await siesaSync(['sync', 'cliente-a', '--local', setup.dir]);
    await truncate(database(), 5_000);
  });
  afterAll(() => setup.close());

  const database = (): string => join(setup.dir, '.siesa-sync/state.sqlite');

  it.each([['status'], ['sync cliente-a'], ['explain cliente-a PROD000001']])(
    'ends `%s` with 2 and a sentence, in a process that ends by itself',
    async (command) => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      execFile(
        process.execPath,
        [bin, ...command.split(' '), '--local', setup.dir, '--json'],
        (error, stdout, stderr) => {
          resolve({
            code: error?.code,
            document: JSON.parse(stdout) as unknown,
            lines: stderr.trim().split('\n').length,
          });
        },
      );

      const message = expect.stringContaining(`The database '${database()}' is damaged`) as string;
      expect(await promise).toEqual({
        code: 2,
        document: { status: 'error', error: { name: 'OperatorMistake', code: 'STATE_DAMAGED', message } },
        lines: 1,
      });
    },
  );

  it('reads and sends everything again when it was moved away', async () => {
    const files = (await readdir(join(setup.dir, '.siesa-sync'))).filter((name) => name.startsWith('state.sqlite'));
    await Promise.all(files.map((name) => rm(join(setup.dir, '.siesa-sync', name))));
    const { code, out } = await siesaSync(['sync', 'cliente-a', '--local', setup.dir, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'success', records_success: 5 });
  });
});
