import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openLocalStores } from '@siesa-integration/local-runtime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

const bin = join(import.meta.dirname, '../../bin/siesa-sync.js');
let setup: ExampleSetup;
const served: ChildProcess[] = [];

beforeEach(async () => {
  setup = await startExampleSetup({ size: 30 });
  await setup.edit('clients/cliente-b.json', (settings) => ({ ...settings, enabled: false }));
  await setup.edit('clients/cliente-a.json', (settings) => ({ ...settings, sync_schedule: 'rate(1 day)' }));
});
afterEach(async () => {
  for (const child of served.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  await setup.close();
});

interface Served {
  readonly child: ChildProcess;
  readonly lines: Readonly<Record<string, unknown>>[];
  readonly line: (message: string) => Promise<void>;
}

/** `siesa-sync serve`, in a process of its own, from when it answers. */
const serve = async (): Promise<Served> => {
  const child = spawn(process.execPath, [bin, 'serve', '--local', setup.dir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  served.push(child);
  const lines: Readonly<Record<string, unknown>>[] = [];
  createInterface({ input: child.stdout }).on('line', (line) =>
    lines.push(JSON.parse(line) as Readonly<Record<string, unknown>>),
  );
  const line = (message: string): Promise<void> =>
    expect
      .poll(() => lines.map((some) => some['message']), { timeout: 20_000 })
      .toContainEqual(expect.stringContaining(message));
  await line('Serving');
  return { child, lines, line };
};

it('serve: SIGTERM in the middle of a sync ends with 0, the next one makes up for it, and a second signal ends at once', {
  timeout: 60_000,
}, async () => {
  await aMissedStart();
  setup.siesa.switches.latencyMs = 1_000;
  const first = await serve();
  await siesaIsAsked(1);
  const serving = String(first.lines.find(({ message }) => String(message).startsWith('Serving'))?.['message']);
  const page = await fetch(serving.slice(serving.indexOf('http')));
  expect([page.status, (await page.text()).includes('cliente-a')]).toEqual([200, true]); // the console
  first.child.kill('SIGTERM');
  expect(await once(first.child, 'exit')).toEqual([0, null]);
  expect(first.lines.map(({ message }) => message)).toContain(
    'SIGTERM: calls that run may end; a second signal ends at once',
  );

  const asked = setup.siesa.calls.length;
  setup.siesa.switches.latencyMs = 30_000;
  const second = await serve();
  await siesaIsAsked(asked + 1);
  second.child.kill('SIGINT');
  await second.line('SIGINT: calls');
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([1, null]);

  setup.siesa.switches.latencyMs = 0;
  expect(await siesaSync(['sync', 'cliente-a', '--local', setup.dir])).toMatchObject({ code: 0 }); // the lease is free
  expect([...setup.kong.writes.values()]).toEqual(Array(30).fill(1));
  const { out } = await siesaSync(['status', 'cliente-a', '--local', setup.dir]);
  expect(out.match(/was made up for later/g)).toHaveLength(2);
  expect(JSON.parse((await siesaSync(['status', 'cliente-a', '--local', setup.dir, '--json'])).out)).toMatchObject({
    irregular_starts: [{ outcome: 'caught-up' }, { outcome: 'caught-up' }],
  });
});

const siesaIsAsked = (times: number): Promise<void> =>
  expect.poll(() => setup.siesa.calls.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(times);

/** Lets one start be missed, as if the machine had been off. */
const aMissedStart = async (): Promise<void> => {
  const stores = await openLocalStores(setup.dir);
  const ago = new Date(Date.now() - 86_400_000 - 200_000).toISOString();
  await stores.schedules.put('cliente-a', {
    schedule: 'rate(1 day)',
    timezone: 'America/Bogota',
    since: ago,
    decided_until: ago,
    ticks: [],
  });
  stores.close();
};
