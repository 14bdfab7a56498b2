import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('siesa-sync client', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
  });
  afterAll(() => setup.close());

  const client = (...args: readonly string[]) => siesaSync(['client', ...args, '--local', setup.dir]);
  const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(setup.dir, file), 'utf8'));

  describe('check', () => {
    it('looks at settings, Siesa, mapping and product, one line each, and writes nothing', async () => {
      const { code, out } = await client('check', 'cliente-a');

      expect(code).toBe(0);
      expect(out).toMatch(/^ok {4}settings/m);
      expect(out).toMatch(/^ok {4}siesa +first page in .* s: 30 of 30 products$/m);
      expect(out).toMatch(/^ok {4}full read +1 call, about 1 s at 100 calls a minute$/m);
      expect(out).toMatch(/^ok {4}mapping +30 of 30 products of the first page mapped$/m);
      expect(out).toMatch(/^ok {4}product +Kong answers and takes the key\.$/m);
      expect(setup.kong.products.size).toBe(0);
    });

    it('names the key that the product refuses', async () => {
      setup.wms.switches.apiKey = 'another';
      const { code, out } = await client('check', 'cliente-b', '--json');
      setup.wms.switches.apiKey = 'wms_api_key_here';

      expect(code).toBe(2);
      const { ok, checks } = JSON.parse(out) as {
        ok: boolean;
        checks: { what: string; ok: boolean; message: string }[];
      };
      expect(ok).toBe(false);
      expect(checks.find(({ what }) => what === 'product')).toMatchObject({
        ok: false,
        message: expect.stringContaining("'siesa-integration/cliente-b/wms'") as string,
      });
      expect(out).not.toContain('wms_api_key_here');
    });

    it('names the key that Siesa refuses', async () => {
      setup.siesa.switches.refusesKeys = true;
      const { code, out } = await client('check', 'cliente-a');
      setup.siesa.switches.refusesKeys = false;

      expect(code).toBe(2);
      expect(out).toMatch(/^FAIL {2}siesa .*siesa-integration\/cliente-a\/siesa/m);
    });

    it('names the products of the page that will be rejects', async () => {
      const [row] = setup.siesa.products.rows;
      setup.siesa.upsert([{ ...row, f_cantidad: 'agotado' }]);
      const { code, out } = await client('check', 'cliente-a');
      if (row) setup.siesa.upsert([row]);

      expect(code).toBe(0);
      expect(out).toContain(
        '29 of 30 products of the first page mapped; the others will be rejects, for example PROD000001: stock_quantity: mapping/integer',
      );
    });

    it('gives no estimate when Siesa does not give the number of products', async () => {
      setup.siesa.switches.pagination = false;
      const { out } = await client('check', 'cliente-a');
      setup.siesa.switches.pagination = true;

      expect(out).toMatch(/^ok {4}full read +Siesa does not say how many products there are/m);
    });

    it('fails when the mapping fits no product of the page', async () => {
      const rows = setup.siesa.products.rows;
      setup.siesa.set(rows.map((row) => ({ ...row, f_cantidad: 'agotado' })));
      const { code, out } = await client('check', 'cliente-a');
      setup.siesa.set(rows);

      expect(code).toBe(2);
      expect(out).toMatch(
        /^FAIL {2}mapping +0 of 30 products of the first page mapped, for example PROD000001: .*The mapping does not fit this Siesa/m,
      );
    });

    it('collects all problems of settings and secrets before it makes any call', async () => {
      await setup.edit('secrets/siesa-integration/cliente-d/wms.json', (secret) => ({ ...secret, api_key: '' }));
      await setup.edit('secrets/siesa-integration/cliente-d/siesa.json', (secret) => ({
        ...secret,
        api_url: undefined,
      }));
      const { code, out } = await client('check', 'cliente-d');

      expect(code).toBe(2);
      expect(out.match(/^FAIL {2}settings/gm)).toHaveLength(2);
    });
  });

  describe('disable and enable', () => {
    it('changes every file of the client, so that they go on saying the same', async () => {
      await client('disable', 'cliente-c');
      expect(await read('clients/cliente-c.json')).toMatchObject({ enabled: false });
      expect(await read('clients/cliente-c.dynamodb.json')).toMatchObject({ enabled: { BOOL: false } });

      const { code, out } = await client('enable', 'cliente-c', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ client_id: 'cliente-c', enabled: true });
      expect(await read('clients/cliente-c.json')).toMatchObject({ enabled: true });
    });

    it('keeps a disabled client from being synced', async () => {
      await client('disable', 'cliente-c');
      expect((await siesaSync(['sync', 'cliente-c', '--local', setup.dir])).code).toBe(2);
    });

    it('names the nearest client', async () => {
      const { code, err } = await client('enable', 'client-c');

      expect(code).toBe(2);
      expect(err).toContain("did you mean 'cliente-c'?");
    });
  });
});
