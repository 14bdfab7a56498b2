import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

const bin = join(import.meta.dirname, '../../bin/siesa-sync.js');
let setup: ExampleSetup;

beforeEach(async () => {
  setup = await startExampleSetup();
});
afterEach(() => setup.close());

interface Ended {
  readonly code: number | string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** `siesa-sync sync CLIENT --json`, in a process of its own. */
const sync = (clientId: string): Promise<Ended> => {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  execFile(
    process.execPath,
    [bin, 'sync', clientId, '--local', setup.dir, '--type', 'initial', '--json'],
    (error, stdout) => {
      resolve({ code: error?.code ?? 0, document: JSON.parse(stdout) as Ended['document'] });
    },
  );
  return promise;
};

describe('siesa-sync in two processes, over one folder', () => {
  it('B20: syncs a client in one of them; the other ends with 3 and names the sync that is running', async () => {
    setup.siesa.switches.latencyMs = 5_000; // each is there while the other reads, also on a busy machine
    const ends = await Promise.all([sync('cliente-a'), sync('cliente-a')]);
    const [done, skipped] = ends.toSorted((one, other) => Number(one.code) - Number(other.code));

    expect([done?.code, skipped?.code]).toEqual([0, 3]);
    expect(done?.document).toMatchObject({ client_id: 'cliente-a', status: 'success', records_success: 30 });
    expect(skipped?.document).toEqual({
      client_id: 'cliente-a',
      status: 'skipped',
      running: done?.document['sync_id'],
    });
    expect([...setup.kong.writes.values()]).toEqual(Array(30).fill(1));
  });

  it('B27: syncs two clients, one in each, side by side', async () => {
    setup.siesa.switches.latencyMs = 1_000;
    const ends = await Promise.all([sync('cliente-a'), sync('cliente-b')]);

    expect(ends).toMatchObject([
      { code: 0, document: { client_id: 'cliente-a', status: 'success', records_success: 30 } },
      { code: 0, document: { client_id: 'cliente-b', status: 'success', records_success: 30 } },
    ]);
    expect([setup.kong.products.size, setup.wms.products.size]).toEqual([30, 30]);
  });
});
