import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalStores } from '@siesa-integration/local-runtime';
import { openEnvHost } from '@siesa-integration/operator/hosts';
import { recordedSuccess } from '@siesa-integration/operator/testing';
import { writeExampleFolder } from '@siesa-integration/sandbox/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost } from '../open-host.ts';
import { siesaSync } from '../testing/command-line.ts';
import { type EnvSetup, startEnvSetup } from '../testing/env-setup.ts';
import { type ExampleSetup, startExampleSetup } from '../testing/example-setup.ts';

describe('siesa-sync client apply --from-env', () => {
  let aws: EnvSetup;
  let setup: ExampleSetup;
  /** The folder to which clients move. */
  let folder: string;
  beforeAll(async () => {
    aws = await startEnvSetup(recordedSuccess('cliente-a', 'sync-20250115-100000-7f3a'));
    setup = await startExampleSetup({ size: 30 });
    folder = await mkdtemp(join(tmpdir(), 'siesa-sync-from-env-'));
    await writeExampleFolder({
      dir: folder,
      addresses: { siesa: setup.siesa.url, kong: setup.kong.url, wms: setup.wms.url },
    });
  });
  afterAll(async () => {
    await Promise.all([aws.close(), setup.close()]);
    await rm(folder, { recursive: true });
  });

  const run = (...args: readonly string[]) =>
    siesaSync(args, { openHost: (choice) => ('env' in choice ? openEnvHost(choice.env, 5) : openHost(choice)) });
  const move = () => run('client', 'apply', 'cliente-a', '--local', folder, '--from-env', 'dev', '--yes');
  const settingsIn = async (dir: string) =>
    JSON.parse(await readFile(join(dir, 'clients/cliente-a.json'), 'utf8')) as Record<string, unknown>;

  /** Lets the environment hold what syncs of this client have left. */
  const syncedOnAws = async (): Promise<void> => {
    expect(await run('sync', 'cliente-a', '--local', setup.dir, '--type', 'initial')).toMatchObject({ code: 0 });
    const here = await openLocalStores(setup.dir);
    const there = await openEnvHost('dev', 5);
    const { state } = (await here.ports.state.read('cliente-a')) ?? {};
    await there.stores.ledger.writeMany('cliente-a', await Array.fromAsync(here.ports.ledger.entries('cliente-a')));
    await there.stores.state.replace('cliente-a', { epoch: 0, ...state }, 0);
    here.close();
    await there.close();
    await aws.putSettings({ ...(await settingsIn(setup.dir)), enabled: true, client_name: 'Empresa A en AWS' });
  };

  it('brings settings, cursor and ledger, so that the first sync here sends only what changed, and disables the client there', async () => {
    await syncedOnAws();
    const moved = await move();

    expect(moved).toMatchObject({ code: 0, err: '' });
    expect(moved.out).toMatch(/written: ledger of cliente-a\nwritten: cursor of cliente-a: 20\d\d-/);
    expect(moved.out).toMatch(/written: cliente-a disabled in dev\n/);
    expect(await settingsIn(folder)).toMatchObject({ client_name: 'Empresa A en AWS', enabled: true });
    expect(JSON.parse((await run('status', 'cliente-a', '--env', 'dev', '--json')).out)).toMatchObject({
      enabled: false,
    });

    const [row] = setup.siesa.products.rows;
    setup.siesa.upsert([{ ...row, f_fecha_modificacion: new Date().toISOString(), f_cantidad: 77 }]);
    const synced = await run('sync', 'cliente-a', '--local', folder, '--json');
    expect(JSON.parse(synced.out)).toMatchObject({ status: 'success', records_success: 1 });
    expect([...setup.kong.writes.values()].sort()).toEqual([...Array<number>(29).fill(1), 2]);
  });

  it('is refused once it is disabled there, and names the call that enables it', async () => {
    expect(await move()).toMatchObject({
      code: 2,
      err: expect.stringContaining('`siesa-sync client enable cliente-a --env dev`') as string,
    });
  });

  it('is refused for a client that the environment does not have, and names the nearest', async () => {
    expect(await run('client', 'apply', 'cliente-x', '--local', folder, '--from-env', 'dev', '--yes')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^There is no client 'cliente-x' in dev: did you mean 'cliente-[a-d]'\?/) as string,
    });
  });
});
