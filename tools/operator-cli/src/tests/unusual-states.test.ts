import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLocalFolder } from '@siesa-integration/local-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '@siesa-integration/operator/hosts';
import { openHost } from '../open-host.ts';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

/** What an operator meets on a bad day. */
describe('siesa-sync on a folder', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
    await run('sync', 'cliente-a', '--type', 'initial');
  });
  afterAll(() => setup.close());

  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  const withStores = async (use: (stores: Stores) => Promise<unknown>): Promise<void> => {
    const host = await openHost({ local: setup.dir });
    await use(host.stores).finally(host.close);
  };
  const keepEvents = async (name: string, text: string): Promise<void> => {
    await mkdir(join(setup.dir, '.siesa-sync/executions'), { recursive: true });
    await writeFile(join(setup.dir, '.siesa-sync/executions', `${name}.ndjson`), text);
  };

  it('shows which sync holds a client now', async () => {
    const expires_at = Math.ceil(Date.now() / 1000) + 600;
    await withStores(({ state }) =>
      state.replace('cliente-b', { epoch: 1, owner: 'another', sync_id: 'sync-20250115-100000-7f3a', expires_at }, 0),
    );

    expect((await run('status')).out).toContain('cliente-b is being synced now by sync-20250115-100000-7f3a.\n');
    expect(JSON.parse((await run('status', 'cliente-b', '--json')).out)).toMatchObject({
      client_id: 'cliente-b',
      running: 'sync-20250115-100000-7f3a',
    });
  });

  it('shows a failure that could not be reported, and the command that shows its history', async () => {
    const { stores, close } = await openLocalFolder(setup.dir);
    await stores.history.put({
      tenantId: '#unreported',
      syncId: 'execution-7',
      status: 'failed',
      timestamp: '2025-01-15T10:00:00Z',
    });
    await close();

    expect((await run('status')).out).toContain(
      `An execution failed at 2025-01-15T10:00:00Z and could not be reported: siesa-sync history execution-7 --local ${setup.dir}\n`,
    );
    expect((await run('status', 'cliente-a')).out).not.toContain('execution-7');
  });

  it('shows how the last sync of a client failed', async () => {
    setup.kong.switches.apiKey = 'another';
    await run('sync', 'cliente-c', '--type', 'initial');
    setup.kong.switches.apiKey = 'kong_api_key_here';

    expect((await run('status')).out).toMatch(/^cliente-c: PRODUCT_AUTHENTICATION: Kong refused the key/m);
  });

  it('counts the parked rejects', async () => {
    const rejection = {
      code: 'kong/refused',
      message: 'Invalid EAN',
      first_seen: '2025-01-01T00:00:00Z',
      last_seen: '2025-01-15T00:00:00Z',
      sync_id: 'sync-20250115-100000-7f3a',
    };
    await withStores(async ({ ledger }) => {
      await ledger.writeMany('cliente-d', [
        {
          product_id: 'P1',
          last_seen_sync: 'sync-20250115-100000-7f3a',
          rejection: { ...rejection, attempts: 10, parked: true },
        },
        { product_id: 'P2', last_seen_sync: 'sync-20250115-100000-7f3a', rejection: { ...rejection, attempts: 2 } },
      ]);
    });

    expect((await run('rejects', 'cliente-d')).out).toMatch(/kong\/refused +- +Invalid EAN +up to 10, 1 parked/);
  });

  it('explains a product whose parts have expired from the ledger alone', async () => {
    await rm(join(setup.dir, '.siesa-sync/objects'), { recursive: true });
    const { code, out } = await run('explain', 'cliente-a', 'PROD000001');

    expect(code).toBe(0);
    expect(out).toMatch(
      /Accepted by the product in sync-[\s\S]*The parts of these syncs are gone: they are kept 30 days\./,
    );
  });

  it('shows the readable events of an execution whose process was killed while it wrote', async () => {
    const entered = { kind: 'entered', state: 'LoadToProduct', at: 1_000, item: 0 };
    await keepEvents('killed', `${JSON.stringify(entered)}\n{"kind":"exited","sta`);
    const { code, out } = await run('history', 'killed');

    expect(code).toBe(0);
    expect(out).toMatch(/LoadToProduct \(part 1\) +not ended +0/);
  });

  it('shows a failure without a cause by its name alone', async () => {
    await keepEvents(
      'nameless',
      [
        { kind: 'exited', state: 'Unknown', at: 1 },
        { kind: 'entered', state: 'Begin', at: 1 },
        { kind: 'failed', state: 'Begin', at: 2, error: 'States.Timeout' },
      ]
        .map((event) => JSON.stringify(event))
        .join('\n'),
    );

    expect((await run('history', 'nameless')).out).toContain('\nBegin failed with States.Timeout\n');
  });

  it('reports that a client is disabled and has no schedule', async () => {
    await setup.edit('clients/cliente-c.json', (client) => ({ ...client, enabled: false, sync_schedule: undefined }));
    await rm(join(setup.dir, 'clients/cliente-c.dynamodb.json'), { force: true });
    const { code, out } = await run('client', 'check', 'cliente-c');

    expect(code).toBe(0);
    expect(out).toContain('settings, mapping and secrets of a kong client that is disabled');
    expect(out).toMatch(/schedule +none: syncs start by hand alone/);
    expect((await run('status')).out).toMatch(/^cliente-c +kong/m);
  });

  it('takes a client that comes from elsewhere with its mapping document, and shows both', async () => {
    const elsewhere = join(setup.dir, 'elsewhere');
    await Promise.all(['clients', 'field-mappings'].map((name) => mkdir(join(elsewhere, name), { recursive: true })));
    const settings = JSON.parse(await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const mapping = JSON.parse(
      await readFile(join(setup.dir, 'field-mappings/field-mappings-kong.json'), 'utf8'),
    ) as Record<string, unknown>;
    await writeFile(
      join(elsewhere, 'clients/cliente-a.json'),
      JSON.stringify({ ...settings, field_mappings_key: 'own/kong.json' }),
    );
    await mkdir(join(elsewhere, 'field-mappings/own'));
    await writeFile(join(elsewhere, 'field-mappings/own/kong.json'), JSON.stringify({ ...mapping, version: '1.1' }));

    const { code, out } = await run('client', 'apply', join(elsewhere, 'clients/cliente-a.json'), '--yes');

    expect(code).toBe(0);
    expect(out).toContain(
      '    ~ field_mappings_key: "field-mappings-kong.json" → "own/kong.json"\n    + mapping own/kong.json\n',
    );
    expect(JSON.parse(await readFile(join(setup.dir, 'field-mappings/own/kong.json'), 'utf8'))).toMatchObject({
      version: '1.1',
    });
    expect((await run('client', 'apply', join(elsewhere, 'clients/cliente-a.json'), '--yes')).out).toBe(
      '= cliente-a: no difference\n',
    );
  });
});
