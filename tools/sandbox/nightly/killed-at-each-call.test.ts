import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openLocalFolder } from '@siesa-integration/local-runtime';
import { afterAll, describe, it } from 'vitest';
import { expectedInKong } from './expected-in-kong.ts';
import { startSettledSetup, type SettledSetup } from './settled-setup.ts';

const incremental = { client_id: 'cliente-a', sync_type: 'incremental' };

const settled = await startSettledSetup(60, async (dir) => {
  const folder = await openLocalFolder(dir);
  await (await folder.start({ client_id: 'cliente-a', sync_type: 'initial' })).result;
  await folder.close();
});
afterAll(settled.close);

/** A setup before a run: 40 of 60 products have changed, so that two slices bring a part each. */
const aChangedSetup = async (): Promise<SettledSetup> => {
  const setup = await settled.copy();
  setQuantities(setup, 40, (at) => 10_000 + at);
  return setup;
};

const setQuantities = ({ siesa }: SettledSetup, count: number, quantity: (at: number) => unknown): void => {
  const f_fecha_modificacion = new Date().toISOString();
  siesa.upsert(
    siesa.products.rows.slice(0, count).map((row, at) => ({ ...row, f_cantidad: quantity(at), f_fecha_modificacion })),
  );
};

/** A sync in a process of its own, killed before that call. @returns what it printed, and the signal that ended it */
const syncUntil = async ({ folder }: SettledSetup, call: number): Promise<readonly [string, NodeJS.Signals | null]> => {
  const script = join(import.meta.dirname, 'die-at-call-in-process.ts');
  const args = ['--conditions=@siesa-integration/source', script, folder, JSON.stringify(incremental), String(call)];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const [printed, [, signal]] = (await Promise.all([text(child.stdout), once(child, 'exit')])) as [
    string,
    [number | null, NodeJS.Signals | null],
  ];
  return [printed, signal];
};

const unkilled = await aChangedSetup();
const [calls] = await syncUntil(unkilled, Infinity);
await unkilled.close();

const sync = async (dir: string): Promise<{ readonly status: string; readonly output?: unknown }> => {
  const folder = await openLocalFolder(dir);
  const { status, output } = await (await folder.start(incremental)).result;
  await folder.close();
  return { status, output };
};

const byId = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): number =>
  String(one['product_id']).localeCompare(String(other['product_id']));

describe('a process of the embedded host that is killed', () => {
  it('makes calls in two slices, each with a part', ({ expect }) => {
    expect(Number(calls)).toBeGreaterThan(60);
  });

  it.concurrent.for(Array.from({ length: Number(calls) }, (_, at) => at + 1))(
    'B21: before its call %i, leaves nothing that the next one does not mend at once',
    { timeout: 120_000 },
    async (call, { expect }) => {
      const setup = await aChangedSetup();
      expect((await syncUntil(setup, call))[1]).toBe('SIGKILL');
      setQuantities(setup, 20, (at) => settled.siesa.products.rows[at]?.['f_cantidad']); // A, B, and A again

      const next = await sync(setup.folder);
      const sent = setup.kong.calls.length;
      const last = await sync(setup.folder);
      const folder = await openLocalFolder(setup.folder);
      const { ledger, state } = folder.stores.ports;
      const entries = await Array.fromAsync(ledger.entries('cliente-a'));
      const kept = (await state.read('cliente-a'))?.state;
      const history = await folder.stores.history.latest('cliente-a', 10);
      await folder.close();
      await setup.close();

      const success = { status: 'SUCCEEDED', output: { status: 'success', records_failed: 0 } };
      expect([next, last]).toMatchObject([success, success]);
      expect([...setup.kong.products.values()].toSorted(byId)).toEqual(
        setup.siesa.products.rows.map(expectedInKong).toSorted(byId),
      );
      expect(setup.kong.calls).toHaveLength(sent); // the last run wrote nothing
      expect(entries.map(({ product_id: id }) => id).toSorted()).toEqual([...setup.kong.products.keys()].toSorted());
      expect(entries.filter(({ accepted, rejection }) => !accepted || rejection)).toEqual([]);
      expect(kept).not.toHaveProperty('owner');
      expect(kept).not.toHaveProperty('open');
      expect(new Set(history.map(({ syncId }) => syncId)).size).toBe(history.length);
      expect(history.filter(({ status }) => status === 'success').length).toBeGreaterThanOrEqual(3); // the first run, and the last two
    },
  );
});
