import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExecutionResult } from '@siesa-integration/local-runtime/workflow';
import { startSimulators, type Simulators } from '../src/simulators/start-simulators.ts';
import { writeExampleFolder } from '../src/write-example-folder.ts';
import { openEmulatedFolder } from '../src/emulated-host/open-emulated-folder.ts';

/** Products of each client; each has a Siesa and a product of its own. */
const sizes = { 'cliente-a': 40, 'cliente-b': 4_000, 'cliente-c': 40, 'cliente-d': 1 } as const;
const broken = 'cliente-c';
type ClientId = keyof typeof sizes;

const clientIds = Object.keys(sizes) as ClientId[];
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

interface Outcome {
  readonly end: Pick<ExecutionResult, 'status' | 'error' | 'endState'>;
  /** How many records came to what. */
  readonly counts: Readonly<Record<string, unknown>>;
  readonly stored: readonly unknown[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Syncs clients at once over a new folder, as one process does. */
const syncAtOnce = async (...clients: readonly ClientId[]): Promise<readonly Outcome[]> => {
  const setups = new Map<string, Simulators>();
  for (const id of clientIds) setups.set(id, await startSimulators({ size: sizes[id] }));
  const setupOf = (id: string): Simulators => {
    const setup = setups.get(id);
    if (!setup) throw new Error(`There is no ${id}.`);
    return setup;
  };
  setupOf(broken).kong.switches.faults.push({ status: 500, times: Infinity });
  const dir = await mkdtemp(join(tmpdir(), 'at-once-'));
  await writeExampleFolder({
    dir,
    addresses: (id) => ({ siesa: setupOf(id).siesa.url, kong: setupOf(id).kong.url, wms: setupOf(id).wms.url }),
  });
  const host = await openEmulatedFolder(dir, { retries: { LoadToProduct: 0 } });
  opened.push(() => rm(dir, { recursive: true }), ...[...setups.values()].map(({ close }) => close), host.close);

  return Promise.all(
    clients.map(async (client): Promise<Outcome> => {
      const { status, error, endState, output } = await host.start({ client_id: client, sync_type: 'initial' }).result;
      const { kong, wms } = setupOf(client);
      return {
        end: { status, endState, ...(error !== undefined && { error }) },
        counts: countsIn(output),
        stored: [...kong.products.values(), ...wms.products.values()].toSorted(byText),
        at: Date.now(),
      };
    }),
  );
};

const countsIn = (output: unknown): Outcome['counts'] =>
  Object.fromEntries(Object.entries(output ?? {}).filter(([name]) => name.startsWith('records_')));

const byText = (one: unknown, other: unknown): number => JSON.stringify(one).localeCompare(JSON.stringify(other));

describe('clients that are synced at once', () => {
  it('B27: end as if alone, beside one with 100 times the records and one whose product answers 500', {
    timeout: 120_000,
  }, async () => {
    const [small, large, failed] = (await syncAtOnce('cliente-a', 'cliente-b', broken)) as [Outcome, Outcome, Outcome];
    const [smallAlone] = await syncAtOnce('cliente-a');
    const [largeAlone] = await syncAtOnce('cliente-b');

    expect({ ...small, at: 0 }).toEqual({ ...smallAlone, at: 0 });
    expect({ ...large, at: 0 }).toEqual({ ...largeAlone, at: 0 });
    expect([small.end, large.end]).toEqual(Array(2).fill({ status: 'SUCCEEDED', endState: 'LogSuccess' }));
    expect([small.counts['records_success'], large.counts['records_success']]).toEqual([
      sizes['cliente-a'],
      sizes['cliente-b'],
    ]);
    expect(small.at).toBeLessThan(large.at);
    expect([failed.end, failed.stored]).toEqual([
      { status: 'FAILED', error: 'ProductUnavailable', endState: 'SyncFailed' },
      [],
    ]);
  });
});
