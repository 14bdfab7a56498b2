import { execFile } from 'node:child_process';
import { readdir, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

const bin = join(import.meta.dirname, '../../bin/siesa-sync.js');

describe('siesa-sync on a folder whose tables are damaged', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
    for (let i = 0; i < 2; i++) await siesaSync(['sync', 'cliente-a', '--local', setup.dir]);
    const files = (await readdir(tables())).filter((file) => file.endsWith('.ldb'));
    await Promise.all(files.map((file) => truncate(join(tables(), file), 100)));
  });
  afterAll(() => setup.close());

  const tables = (): string => join(setup.dir, '.siesa-sync/tables');

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

      const message = expect.stringContaining(`The tables in '${tables()}' are damaged`) as string;
      expect(await promise).toEqual({
        code: 2,
        document: { status: 'error', error: { name: 'OperatorMistake', code: 'TABLES_DAMAGED', message } },
        lines: 1,
      });
    },
  );

  it('reads and sends everything again when they were moved away', async () => {
    await rename(tables(), join(setup.dir, 'damaged'));
    const { code, out } = await siesaSync(['sync', 'cliente-a', '--local', setup.dir, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'success', records_success: 5 });
  });
});
