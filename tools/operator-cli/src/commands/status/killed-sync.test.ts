import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

const bin = join(import.meta.dirname, '../../../bin/siesa-sync.js');

describe('siesa-sync status after a kill', () => {
  let setup: ExampleSetup;
  beforeEach(async () => {
    setup = await startExampleSetup({ size: 5 });
  });
  afterEach(() => setup.close());

  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  const statusOf = async (clientId: string) =>
    JSON.parse((await run('status', clientId, '--json')).out) as { interrupted?: unknown };

  /** Resolves when an execution reads from Siesa. */
  const reading = async (): Promise<void> => {
    const folder = join(setup.dir, '.siesa-sync/executions');
    for (;;) {
      const logs = await Promise.all(
        (await readdir(folder).catch(() => [])).map((name) => readFile(join(folder, name), 'utf8')),
      );
      if (logs.some((log) => log.includes('"state":"ExtractFromSiesa"'))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('shows the sync that was cut off while it is the newest, and not while it runs', async () => {
    setup.siesa.switches.latencyMs = 10_000;
    const child = spawn(process.execPath, [bin, 'sync', 'cliente-a', '--local', setup.dir], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await reading();
    expect(await statusOf('cliente-a')).not.toHaveProperty('interrupted');

    child.kill('SIGKILL');
    await ended;
    setup.siesa.switches.latencyMs = 0;

    expect((await run('status')).out).toMatch(
      /^cliente-a: the sync that began \d+ s ago was cut off in ExtractFromSiesa: siesa-sync history local-\S+ --local /m,
    );
    expect(await statusOf('cliente-a')).toMatchObject({
      interrupted: { client_id: 'cliente-a', state: 'ExtractFromSiesa' },
      syncs: [],
    });
    expect(await statusOf('cliente-b')).not.toHaveProperty('interrupted');

    await run('sync', 'cliente-a');
    expect(await statusOf('cliente-a')).not.toHaveProperty('interrupted');
  });
});
