import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalStores } from '@siesa-integration/local-runtime';
import { writeExampleFolder } from '@siesa-integration/sandbox/simulators';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

let setup: ExampleSetup;
/** A second folder with the same four clients. */
let other: string;
beforeEach(async () => {
  setup = await startExampleSetup({ size: 30 });
  other = await mkdtemp(join(tmpdir(), 'siesa-sync-other-'));
  await writeExampleFolder({
    dir: other,
    addresses: { siesa: setup.siesa.url, kong: setup.kong.url, wms: setup.wms.url },
  });
  expect(await siesaSync(['sync', 'cliente-a', '--local', setup.dir, '--type', 'initial'])).toMatchObject({ code: 0 });
});
afterEach(async () => {
  await setup.close();
  await rm(other, { recursive: true });
});

const run = (...args: readonly string[]) => siesaSync(args);
const move = (from: string, to: string, ...more: readonly string[]) =>
  run('client', 'apply', 'cliente-a', '--local', to, '--from-local', from, '--yes', ...more);
/** How often each product was written to Kong. */
const writes = (): readonly number[] => [...setup.kong.writes.values()].sort();
/** Siesa has saved two rows, and one of them is another now. */
const changeOneRow = (): void => {
  const [row, other] = setup.siesa.products.rows;
  const modified = { f_fecha_modificacion: new Date().toISOString() };
  setup.siesa.upsert([
    { ...row, ...modified, f_cantidad: 77 },
    { ...other, ...modified },
  ]);
};

describe('siesa-sync backup and restore', () => {
  it('sends only what Siesa has saved since, after the loss of the machine', async () => {
    const file = join(other, 'a.backup');
    const backup = await run('backup', file, '--local', setup.dir);
    expect(backup).toMatchObject({ code: 0, out: `Written to ${file}: 30 ledger entries, 1 past syncs, 3 objects.\n` });
    await rm(join(setup.dir, '.siesa-sync'), { recursive: true });
    const restore = await run('restore', file, '--local', setup.dir);
    expect(restore).toMatchObject({ code: 0, out: `Restored from ${file}: the state of 1 clients, 3 objects.\n` });

    changeOneRow();
    const { out } = await run('sync', 'cliente-a', '--local', setup.dir, '--json');
    expect(JSON.parse(out)).toMatchObject({ status: 'success', records_success: 2 }); // both: one may have been sent after the backup
    expect(writes()).toEqual([...Array<number>(28).fill(1), 2, 2]);
  });

  it('print what they did as JSON, and mistakes as sentences', async () => {
    const file = join(other, 'a.backup');
    expect(JSON.parse((await run('backup', file, '--local', setup.dir, '--json')).out)).toEqual({
      file,
      ledgerEntries: 30,
      pastSyncs: 1,
      objects: 3,
    });
    expect(await run('backup', file, '--local', setup.dir)).toMatchObject({
      code: 2,
      err: `'${file}' is there already: name a file that is not there.\n`,
    });
    expect(JSON.parse((await run('restore', file, '--local', other, '--latest', '--json')).out)).toEqual({
      file,
      clientStates: 1,
      objects: 3,
    });
    expect((await run('restore', file, '--local', setup.dir)).err).toContain('a backup is not restored over it');
  });
});

describe('siesa-sync client apply --from-local', () => {
  it('lets the first sync on the ports of AWS send only what changed', { timeout: 60_000 }, async () => {
    const { code, out } = await move(setup.dir, other, '--emulate');
    expect(code).toBe(0);
    expect(out).toMatch(/written: ledger of cliente-a\nwritten: cursor of cliente-a: 20\d\d-/);

    changeOneRow();
    const synced = await run('sync', 'cliente-a', '--local', other, '--emulate', '--dry-run', '--json');
    expect(JSON.parse(synced.out)).toMatchObject({ status: 'success', create: 0, update: 1, unchanged: 1 });
    expect((await run('sync', 'cliente-a', '--local', setup.dir)).err).toContain("Client 'cliente-a' is disabled");
  });

  it('moves a client and back again; an unchanged catalogue is sent once', async () => {
    expect(await move(setup.dir, other)).toMatchObject({ code: 0 });
    expect(await run('sync', 'cliente-a', '--local', other)).toMatchObject({ code: 0 });
    await run('client', 'enable', 'cliente-a', '--local', other);
    expect(await move(other, setup.dir)).toMatchObject({ code: 0 });
    expect(await run('sync', 'cliente-a', '--local', setup.dir)).toMatchObject({ code: 0 });

    expect(writes()).toEqual(Array(30).fill(1));
    expect(JSON.parse(await readFile(join(other, 'clients/cliente-a.json'), 'utf8'))).toMatchObject({ enabled: false });
  });

  it('is refused where syncs ran that are unknown here, while a sync runs, and for a disabled client', async () => {
    await run('sync', 'cliente-a', '--local', other);
    expect(await move(setup.dir, other)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Client 'cliente-a' was synced in .* by sync-\S+, which is unknown in /) as string,
    });

    const stores = await openLocalStores(setup.dir);
    const stored = await stores.ports.state.read('cliente-a');
    const held = { epoch: 9, owner: 'another', sync_id: 'sync-x', expires_at: Date.now() / 1_000 + 600 };
    await stores.ports.state.replace('cliente-a', { ...stored?.state, ...held }, stored?.version ?? 0);
    stores.close();
    expect((await move(setup.dir, other)).err).toContain('is being synced');
    await run('client', 'disable', 'cliente-a', '--local', setup.dir);
    expect((await move(setup.dir, other)).err).toContain('it may have been moved already');
  });

  it('takes one place to move from', async () => {
    const { code, err } = await move(setup.dir, other, '--from-env', 'dev');

    expect({ code, err }).toEqual({ code: 2, err: 'Say from where: either --from-local DIR or --from-env ENV.\n' });
  });
});
