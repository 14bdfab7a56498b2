import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

/** One setup in which a sync has left two rejects: what an operator looks at afterwards. */
describe('siesa-sync after a sync', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
    setup.kong.switches.poison.set('PROD000002', 'Invalid EAN format');
    const [row] = setup.siesa.products.rows;
    setup.siesa.upsert([{ ...row, f_cantidad: 'agotado' }]);
    await siesaSync(['sync', 'cliente-a', '--local', setup.dir, '--type', 'initial']);
  });
  afterAll(() => setup.close());

  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  const refuses = async (args: readonly string[], sentence: RegExp): Promise<void> => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  };

  describe('status', () => {
    it('shows the last sync of every client', async () => {
      const { code, out } = await run('status');

      expect(code).toBe(0);
      expect(out).toMatch(/^cliente-a\s+kong\s+\d+ s ago\s+initial\s+success\s+30\s+28\s+0\s+2\s/m);
      expect(out).toMatch(/^cliente-b\s+wms\s+never/m);
    });

    it('gives one client as JSON', async () => {
      const { out } = await run('status', 'cliente-a', '--json');

      expect(JSON.parse(out)).toMatchObject({
        client_id: 'cliente-a',
        enabled: true,
        syncs: [{ status: 'success', recordsExtracted: 30, recordsProcessed: 28, recordsFailed: 2 }],
      });
    });

    it('names the nearest client', () => refuses(['status', 'cliente-aa'], /did you mean 'cliente-a'/));
  });

  describe('rejects', () => {
    it('groups open rejects by reason, with attempts', async () => {
      const { code, out } = await run('rejects', 'cliente-a');

      expect(code).toBe(0);
      expect(out).toMatch(/1\s+stock\/unknown\s.*agotado.*up to 1.*PROD000001/);
      expect(out).toMatch(/^stock\/unknown: Siesa gave no stock level for this item/m);
      expect(out).toMatch(/Invalid EAN format.*up to 1.*PROD000002/);
    });

    it('gives each of them as JSON', async () => {
      const { out } = await run('rejects', 'cliente-a', '--json');

      expect(JSON.parse(out)).toMatchObject({
        client_id: 'cliente-a',
        open: 2,
        reasons: [{ products: [{ attempts: 1, parked: false }] }, {}],
      });
    });

    it('reports that there are none', async () => {
      expect((await run('rejects', 'cliente-b')).out).toBe('cliente-b has no open rejects.\n');
    });

    it('names the nearest client', () => refuses(['rejects', 'clente-a'], /did you mean 'cliente-a'/));
  });

  describe('explain', () => {
    it('shows raw row, mapping steps, payload and verdict of an accepted product', async () => {
      const { code, out } = await run('explain', 'cliente-a', 'PROD000003');

      expect(code).toBe(0);
      expect(out).toMatch(/raw row, as sync-.* read it\n.*f_codigo: "PROD000003"/);
      expect(out).toMatch(/id \(product_id\): f_codigo "PROD000003" → .*"PROD000003"/);
      expect(out).toMatch(/payload\n {2}\{"product_id":"PROD000003"/);
      expect(out).toMatch(/verdict\n {2}Accepted by the product in sync-/);
    });

    it('shows where the mapping stopped', async () => {
      const { out } = await run('explain', 'cliente-a', 'PROD000001');

      expect(out).toMatch(/stock_quantity \(quantity\): f_cantidad "agotado" → .*STOPPED: mapping\/integer/);
      expect(out).toMatch(
        /Refused as Siesa gave it in sync-.*: stock\/unknown: .*agotado\n {2}Siesa gave no stock level for this item/,
      );
    });

    it("gives the product's own words as JSON", async () => {
      const { out } = await run('explain', 'cliente-a', 'PROD000002', '--json');

      expect(JSON.parse(out)).toMatchObject({
        product_id: 'PROD000002',
        raw: { f_codigo: 'PROD000002' },
        payload: { product_id: 'PROD000002' },
        verdict: [
          'Never accepted by the product.',
          expect.stringContaining('Invalid EAN format') as string,
          expect.stringContaining('Tried 1 time') as string,
        ],
      });
    });

    it('names the command that asks Siesa for a product that no sync has read', () =>
      refuses(['explain', 'cliente-a', 'NOPE'], /No sync of cliente-a has read a product 'NOPE'.*--only NOPE/));
  });

  describe('history', () => {
    const execution = async (): Promise<string> =>
      (await readdir(join(setup.dir, '.siesa-sync/executions')))[0]?.replace('.ndjson', '') ?? '';

    it('shows the states of an execution in order, with durations', async () => {
      const { code, out } = await run('history', await execution());

      expect(code).toBe(0);
      expect(out).toMatch(
        /ExtractFromSiesa\s+\d+\.\d\d s\s+0[\s\S]*TransformData \(part 1\)[\s\S]*LoadToProduct \(part 1\)[\s\S]*SummarizeSync[\s\S]*LogSuccess/,
      );
    });

    it('takes the id of a sync, a client, or --last', async () => {
      const { syncs } = JSON.parse((await run('status', 'cliente-a', '--json')).out) as { syncs: { syncId: string }[] };
      const syncId = syncs[0]?.syncId ?? '';
      const { out } = await run('history', await execution());

      expect((await run('history', syncId)).out).toBe(out);
      expect((await run('history', 'cliente-a')).out).toBe(out);
      expect((await run('history', '--last')).out).toBe(out);
      await refuses(['history', 'cliente-b'], /cliente-b was never synced/);
      await refuses(
        ['history', 'sync-20250115-100000-7f3a'],
        /The execution of sync-20250115-100000-7f3a is no longer known/,
      );
      await refuses(['history', 'cliente-a', '--last'], /Name one execution, sync or client; or give --last/);
      await refuses(['history'], /or give --last/);
    });

    it('gives them as JSON', async () => {
      const { states } = JSON.parse((await run('history', await execution(), '--json')).out) as {
        states: { state: string }[];
      };

      expect(states.map(({ state }) => state)).toContain('LoadParts');
    });

    it('shows the message of a failure', async () => {
      setup.kong.switches.apiKey = 'another';
      const { out } = await run('sync', 'cliente-a', '--type', 'initial');
      setup.kong.switches.apiKey = 'kong_api_key_here';
      const [, name = ''] = /siesa-sync history (\S+)/.exec(out) ?? [];

      expect((await run('history', name)).out).toMatch(
        /LoadToProduct failed with ProductAuthenticationFailed: Kong refused the key in 'siesa-integration\/cliente-a\/kong'/,
      );
    });

    it('names an execution that it does not know', () =>
      refuses(['history', 'nothing'], /There is no execution 'nothing'/));
  });

  describe('rejects --retry', () => {
    it('takes parked ones back and tries them in an incremental sync', async () => {
      setup.kong.switches.poison.clear();
      const { code, out } = await run('rejects', 'cliente-a', '--retry', '--json');

      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ client_id: 'cliente-a', sync_type: 'incremental', status: 'success' });
      expect(setup.kong.products.has('PROD000002')).toBe(true);
      expect((await run('rejects', 'cliente-a', '--json')).out).toContain('"open": 1');
    });
  });
});
