import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncRequest } from '@siesa-integration/operator/hosts';
import { openHost as openAnyHost } from '../../open-host.ts';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('siesa-sync sync', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
  });
  afterAll(() => setup.close());

  const sync = (...args: readonly string[]) => siesaSync(['sync', ...args, '--local', setup.dir]);

  it('syncs two clients side by side and prints a line for each', async () => {
    const { code, out } = await sync('cliente-a', 'cliente-b', '--type', 'initial');

    expect(code).toBe(0);
    expect(out).toMatch(/^client\s+sync\s+status\s+extracted\s+accepted/);
    expect(out).toMatch(/cliente-a\s+initial\s+success\s+30\s+30\s+0\s+0/);
    expect(out).toMatch(/cliente-b\s+initial\s+success\s+30\s+30\s+0\s+0/);
    expect(setup.kong.products.size).toBe(30);
    expect(setup.wms.products.size).toBe(30);
  });

  it('prints the summary alone as JSON', async () => {
    const { code, out } = await sync('cliente-a', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      client_id: 'cliente-a',
      sync_type: 'incremental',
      status: 'success',
      records_failed: 0,
    });
  });

  /** The starts that a command line asks for. None is made. */
  const startsOf = async (...args: readonly string[]): Promise<readonly SyncRequest[]> => {
    const requests: SyncRequest[] = [];
    await siesaSync(['sync', ...args, '--local', setup.dir], {
      openHost: async (choice) => {
        const host = await openAnyHost(choice);
        return {
          ...host,
          start: (request) => {
            requests.push(request);
            return Promise.reject(new Error('enough'));
          },
        };
      },
    });
    return requests;
  };

  it('starts every client that is enabled, for --all', async () => {
    await setup.edit('clients/cliente-b.json', (client) => ({ ...client, enabled: false }));
    const started = (await startsOf('--all', '--type', 'initial')).map(({ client_id }) => client_id);
    await setup.edit('clients/cliente-b.json', (client) => ({ ...client, enabled: true }));

    expect(started).toEqual(['cliente-a', 'cliente-c', 'cliente-d']);
  });

  it('hands on what the operator accepts and states, each once', async () => {
    const accepted = ['ean', 'name', 'ean'].flatMap((field) => ['--accept-empty', field]);
    const requests = await startsOf('cliente-a', ...accepted, '--new-destination', '--new-source');

    expect(requests).toEqual([
      {
        client_id: 'cliente-a',
        sync_type: 'incremental',
        accept_empty: ['ean', 'name'],
        new_destination: true,
        new_source: true,
      },
    ]);
  });

  it('prints a list for several clients', async () => {
    const { out } = await sync('cliente-a', 'cliente-b', '--json');

    expect(JSON.parse(out)).toMatchObject([{ client_id: 'cliente-a' }, { client_id: 'cliente-b' }]);
  });

  it('ends with 1 and the error when the execution fails', async () => {
    setup.kong.switches.apiKey = 'another-key';
    const { code, out } = await sync('cliente-a', '--type', 'initial', '--json');
    setup.kong.switches.apiKey = 'kong_api_key_here';

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      client_id: 'cliente-a',
      status: 'failed',
      records_extracted: 30,
      error: { name: 'ProductAuthenticationFailed', code: 'PRODUCT_AUTHENTICATION' },
    });
    expect(out).not.toContain('kong_api_key_here');
  });

  it('names the command that explains refused records', async () => {
    setup.kong.switches.poison.set('PROD000001', 'Invalid EAN format');
    const { code, out } = await sync('cliente-a', '--type', 'initial');
    setup.kong.switches.poison.clear();

    expect(code).toBe(0);
    expect(out).toContain(`siesa-sync rejects cliente-a --local ${setup.dir}`);
  });

  it('B20: skips a client that is already being synced, and names its sync', async () => {
    setup.siesa.switches.latencyMs = 400;
    const [first, second] = await Promise.all([sync('cliente-a', '--json'), sync('cliente-a', '--json')]);
    setup.siesa.switches.latencyMs = 0;

    const [done, skipped] = first.code === 0 ? [first, second] : [second, first];
    expect(done.code).toBe(0);
    expect(skipped.code).toBe(3);
    expect(JSON.parse(skipped.out)).toEqual({
      client_id: 'cliente-a',
      status: 'skipped',
      running: (JSON.parse(done.out) as { sync_id: string }).sync_id,
    });
  });
});
