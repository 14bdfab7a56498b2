import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering, siesaSync } from '../../testing/command-line.ts';
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
      expect(out).toMatch(/^ok {4}full read +1 calls, about 1 s at 100 calls a minute$/m);
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

  describe('new', () => {
    const answers = (id: string) => [
      id,
      'Empresa E',
      'kong',
      'inventory',
      setup.siesa.url.href,
      'siesa_api_key_here',
      setup.kong.url.href,
      'kong_api_key_here',
      'rate(6 hours)',
    ];

    it('writes the files of a client that can be synced at once', async () => {
      const dir = join(setup.dir, 'fresh');
      const created = await siesaSync(['client', 'new', '--local', dir], {
        prompter: answering(...answers('cliente-e')),
      });

      expect(created.code).toBe(0);
      expect(created.out).toContain(`Next: siesa-sync client check cliente-e --local ${dir}`);
      expect(created.out).not.toContain('kong_api_key_here');
      expect((await stat(join(dir, 'secrets/siesa-integration/cliente-e/kong.json'))).mode & 0o077).toBe(0);
      expect((await siesaSync(['client', 'check', 'cliente-e', '--local', dir])).code).toBe(0);
      expect((await siesaSync(['sync', 'cliente-e', '--local', dir, '--type', 'initial'])).code).toBe(0);
    });

    it("keeps a mapping document that is there already: another client's", async () => {
      const dir = join(setup.dir, 'second');
      const first = await siesaSync(['client', 'new', '--local', dir, '--json'], {
        prompter: answering(...answers('cliente-e')),
      });
      await writeFile(join(dir, 'field-mappings/field-mappings-kong.json'), '{"version": "own"}');
      const second = await siesaSync(['client', 'new', '--local', dir, '--json'], {
        prompter: answering(...answers('cliente-g')),
      });

      expect((JSON.parse(first.out) as { files: string[] }).files).toHaveLength(4);
      expect((JSON.parse(second.out) as { files: string[] }).files).toEqual([
        'clients/cliente-g.json',
        'secrets/siesa-integration/cliente-g/siesa.json',
        'secrets/siesa-integration/cliente-g/kong.json',
      ]);
      expect(await readFile(join(dir, 'field-mappings/field-mappings-kong.json'), 'utf8')).toBe('{"version": "own"}');
    });

    it('overwrites nothing', async () => {
      const { code, err } = await siesaSync(['client', 'new', '--local', setup.dir], {
        prompter: answering(...answers('cliente-a')),
      });

      expect(code).toBe(2);
      expect(err).toMatch(/cliente-a\.json' is there already/);
    });

    it('asks for the keys of Connekta where Siesa answers so', async () => {
      const dir = join(setup.dir, 'connekta');
      const given = [
        'cliente-f',
        'Empresa F',
        'wms',
        'connekta',
        'https://servicios.siesacloud.com/api/siesa/v3',
        '12',
        '1',
        'a-key',
        'a-token',
        'https://wms.example/api',
        'w-key',
        'rate(4 hours)',
      ];
      const { code } = await siesaSync(['client', 'new', '--local', dir, '--json'], { prompter: answering(...given) });

      expect(code).toBe(0);
      const settings = JSON.parse(await readFile(join(dir, 'clients/cliente-f.json'), 'utf8')) as unknown;
      expect(settings).toMatchObject({
        siesa_dialect: 'connekta',
        siesa_company: 12,
        siesa_erp_company: 1,
        field_mappings_key: 'field-mappings-wms-connekta.json',
      });
      expect(
        (await siesaSync(['mapping', 'check', join(dir, 'field-mappings/field-mappings-wms-connekta.json')])).code,
      ).toBe(0);
    });

    it('asks nothing without a terminal', async () => {
      const { code, err } = await siesaSync(['client', 'new', '--local', setup.dir]);

      expect(code).toBe(2);
      expect(err).toContain('run it in a terminal');
    });
  });

  describe('apply', () => {
    const file = (name: string) => join(setup.dir, 'clients', name);
    const outside = async (change: Record<string, unknown>): Promise<string> => {
      const path = join(setup.dir, 'changed.json');
      const before = JSON.parse(await readFile(file('cliente-a.json'), 'utf8')) as Record<string, unknown>;
      await writeFile(path, JSON.stringify({ ...before, ...change }));
      return path;
    };

    it('shows the difference field by field, and writes it with --yes', async () => {
      const { code, out } = await client(
        'apply',
        await outside({ sync_schedule: 'rate(2 hours)', timezone: 'America/Lima' }),
        '--yes',
      );

      expect(code).toBe(0);
      expect(out).toContain('    ~ sync_schedule: "rate(6 hours)" → "rate(2 hours)"\n    + timezone: "America/Lima"\n');
      expect(await read('clients/cliente-a.json')).toMatchObject({
        sync_schedule: 'rate(2 hours)',
        timezone: 'America/Lima',
        last_sync_records: 1250,
      });
    });

    it('writes nothing when the answer is no, or without a terminal', async () => {
      const changed = await outside({ client_name: 'Otra' });
      const refused = await siesaSync(['client', 'apply', changed, '--local', setup.dir], {
        prompter: answering(false),
      });
      const unasked = await client('apply', changed);

      expect([refused.code, unasked.code]).toEqual([2, 2]);
      expect(unasked.err).toContain('--yes');
      expect(await read('clients/cliente-a.json')).toMatchObject({ client_name: 'Empresa A S.A.' });
    });

    it('writes when the answer is yes', async () => {
      const { code, out } = await siesaSync(
        ['client', 'apply', await outside({ client_name: 'Empresa A' }), '--local', setup.dir],
        { prompter: answering(true) },
      );

      expect(code).toBe(0);
      expect(out).toContain(`Next: siesa-sync client check cliente-a --local ${setup.dir}\n`);
      expect(await read('clients/cliente-a.json')).toMatchObject({ client_name: 'Empresa A' });
    });

    it('reports that there is no difference', async () => {
      const { code, out } = await client('apply', file('cliente-b.json'), '--json');

      expect(code).toBe(0);
      expect(JSON.parse(out)).toEqual({
        clients: [{ client_id: 'cliente-b', kind: 'equal', settings: [] }],
        written: [],
      });
    });

    it('names the file, and all that is wrong in it', async () => {
      const { code, err } = await client(
        'apply',
        await outside({ product_type: 'tms', siesa_api_url: 'http://10.0.0.1' }),
        '--yes',
      );

      expect(code).toBe(2);
      expect(err).toMatch(/changed\.json: .*siesa_api_url.*product_type/);
    });
  });
});
