import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host, HostChoice } from '@siesa-integration/operator/hosts';
import { openHost as openAnyHost } from '../../open-host.ts';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

interface Counts {
  readonly status: string;
  readonly records_extracted: number;
  readonly records_success: number;
  readonly records_unchanged: number;
  readonly records_failed: number;
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly reject: number;
}

describe('siesa-sync sync --dry-run', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
  });
  afterAll(() => setup.close());

  const sync = async (...args: readonly string[]): Promise<Counts> =>
    JSON.parse((await siesaSync(['sync', ...args, '--json', '--local', setup.dir])).out) as Counts;

  it('counts what the real run that follows does, and sends and keeps nothing', async () => {
    const dryRun = await sync('cliente-b', '--type', 'initial', '--dry-run');
    expect(setup.wms.products.size).toBe(0);
    expect((await siesaSync(['status', 'cliente-b', '--local', setup.dir])).out).toContain('never');

    const real = await sync('cliente-b', '--type', 'initial');
    expect(dryRun).toMatchObject({ status: 'success', create: 30, update: 0, unchanged: 0, reject: 0 });
    expect(real).toMatchObject({ records_success: 30, records_unchanged: 0, records_failed: 0 });
  });

  it('counts changes, unchanged products and rejects, unknown zones included', async () => {
    const rows = setup.siesa.products.rows;
    const modified = { f_fecha_modificacion: new Date().toISOString() };
    setup.siesa.upsert([
      { ...rows[0], ...modified, f_cantidad: 1 },
      { ...rows[1], ...modified },
      { ...rows[2], ...modified, f_cantidad: 'agotado' },
      { ...rows[3], ...modified, f_zona: 'ZONE-X' },
      { ...rows[4], ...modified, f_codigo: 'NUEVO1' },
    ]);

    const dryRun = await sync('cliente-b', '--dry-run');
    const real = await sync('cliente-b');

    expect(dryRun).toMatchObject({ records_extracted: 5, create: 1, update: 1, unchanged: 1, reject: 2 });
    expect(real).toMatchObject({ records_extracted: 5, records_success: 2, records_unchanged: 1, records_failed: 2 });
  });

  it('prints a table with the reasons of rejects', async () => {
    const { code, out } = await siesaSync([
      'sync',
      'cliente-b',
      '--dry-run',
      '--type',
      'initial',
      '--local',
      setup.dir,
    ]);

    expect(code).toBe(0);
    expect(out).toMatch(/cliente-b\s+initial\s+success\s+31\s+0\s+29\s+0\s+2/);
    expect(out).toMatch(/would reject .*agotado/);
    expect(out).toContain(
      'cliente-b: its product has no call that lists what it holds, so these counts are by the ledger',
    );
    expect(out).toContain('Dry run: nothing was sent');
  });

  it('ends with 1 when the sync itself would fail', async () => {
    setup.siesa.set(setup.siesa.products.rows.slice(0, 3));
    const { code, out } = await siesaSync([
      'sync',
      'cliente-b',
      '--dry-run',
      '--type',
      'initial',
      '--local',
      setup.dir,
    ]);

    expect(code).toBe(1);
    expect(out).toContain('cliente-b would fail: SourceShrank');
  });
});

describe('siesa-sync sync --only', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
  });
  afterAll(() => setup.close());

  const only = (id: string, ...args: readonly string[]) =>
    siesaSync(['sync', 'cliente-a', '--only', id, ...args, '--local', setup.dir]);

  it('shows one product without sending it', async () => {
    const { code, out } = await only('PROD000003', '--dry-run');

    expect(code).toBe(0);
    expect(out).toMatch(
      /verdict\n {2}Dry run: it would be sent\.\n\nraw row[\s\S]*f_codigo: "PROD000003"[\s\S]*mapping[\s\S]*payload/,
    );
    expect(setup.kong.products.size).toBe(0);
  });

  it('sends one product and leaves the cursor where it is', async () => {
    const sent = await only('PROD000003', '--json');
    expect(JSON.parse(sent.out)).toMatchObject({
      product_id: 'PROD000003',
      happened: 'Sent, and accepted.',
      payload: { product_id: 'PROD000003' },
    });
    expect([...setup.kong.products.keys()]).toEqual(['PROD000003']);

    const status = JSON.parse((await siesaSync(['status', 'cliente-a', '--json', '--local', setup.dir])).out) as object;
    expect(status).not.toHaveProperty('cursor');
    expect(status).not.toHaveProperty('running');
  });

  it('does not send what the product has as it is, unless the type is initial', async () => {
    expect((await only('PROD000003')).out).toContain('Not sent: the product has it as it is');
    expect((await only('PROD000003', '--type', 'initial')).out).toContain('Sent, and accepted.');
    expect(setup.kong.writes.get('PROD000003')).toBe(2);
  });

  it("shows the destination's message when it refuses the product", async () => {
    setup.kong.switches.poison.set('PROD000004', 'Invalid EAN format');
    const { code, out } = await only('PROD000004');

    expect(code).toBe(0);
    expect(out).toMatch(/Rejected\.[\s\S]*Invalid EAN format/);
  });

  it('ends with 1 when the product cannot be reached with this key', async () => {
    setup.kong.switches.apiKey = 'another';
    const { code, out } = await only('PROD000005');
    setup.kong.switches.apiKey = 'kong_api_key_here';

    expect(code).toBe(1);
    expect(out).toContain('ProductAuthenticationFailed');
  });

  it('is skipped while the client is being synced', async () => {
    const openHost = async (choice: HostChoice): Promise<Host> => {
      const host = await openAnyHost(choice);
      const stored = await host.stores.state.read('cliente-a');
      await host.stores.state.replace(
        'cliente-a',
        {
          epoch: 9,
          owner: 'another',
          sync_id: 'sync-20250115-100000-7f3a',
          expires_at: Math.ceil(Date.now() / 1000) + 600,
        },
        stored?.version ?? 0,
      );
      return host;
    };
    const { code, out, err } = await siesaSync(
      ['sync', 'cliente-a', '--only', 'PROD000006', '--local', setup.dir, '--json'],
      { openHost },
    );

    expect(code).toBe(3);
    expect(err).toMatch(/already being synced by sync-20250115-100000-7f3a: nothing was started/);
    expect(JSON.parse(out)).toEqual({
      client_id: 'cliente-a',
      status: 'skipped',
      running: 'sync-20250115-100000-7f3a',
    });
  });

  it('starts nothing for a product that Siesa does not know, or for two clients', async () => {
    const unknown = await only('NOPE');
    const two = await siesaSync(['sync', 'cliente-a', 'cliente-b', '--only', 'PROD000003', '--local', setup.dir]);

    expect([unknown.code, two.code]).toEqual([2, 2]);
    expect(unknown.err).toContain("Siesa knows no product 'NOPE'");
    expect(two.err).toContain('name one client');
  });
});
