import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { answering, siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('siesa-sync client new', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
  });
  afterAll(() => setup.close());

  const answers = (id: string) => [
    id,
    'Empresa E',
    'kong',
    'inventory',
    setup.siesa.url.href,
    'siesa_api_key_here',
    'contract',
    setup.kong.url.href,
    'kong_api_key_here',
    'rate(6 hours)',
    'America/Bogota',
  ];

  it('writes the files of a client that can be synced at once', async () => {
    const dir = join(setup.dir, 'fresh');
    const created = await siesaSync(['client', 'new', '--local', dir], {
      prompter: answering(...answers('cliente-e'), true),
    });

    expect(created.code).toBe(0);
    expect(created.out).toMatch(/^next by schedule: about .* \(America\/Bogota\)$/m);
    expect(created.out).toMatch(/^ok {4}schedule {2}rate\(6 hours\): next about /m);
    expect(created.out).toContain(`Next: siesa-sync sync cliente-e --local ${dir} --type initial`);
    expect(created.out).not.toContain('kong_api_key_here');
    expect((await stat(join(dir, 'secrets/siesa-integration/cliente-e/kong.json'))).mode & 0o077).toBe(0);
    expect(await readFile(join(dir, '.gitignore'), 'utf8')).toBe('secrets/\n.siesa-sync/\n');
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

    expect((JSON.parse(first.out) as { files: string[] }).files).toHaveLength(5);
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
      'contract',
      'https://wms.example/api',
      'w-key',
      'rate(4 hours)',
      'America/Bogota',
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

  describe('of a destination that takes one record a call', () => {
    let kong: Awaited<ReturnType<typeof startFakeKongCore>>;
    beforeAll(async () => {
      kong = await startFakeKongCore();
    });
    afterAll(() => kong.close());

    const options = (): readonly string[] =>
      Object.entries({
        'client-id': 'cliente-k',
        'client-name': 'Empresa K',
        'product-type': 'kong',
        'siesa-dialect': 'inventory',
        'siesa-api-url': setup.siesa.url.href,
        'product-dialect': 'kong-core',
        'product-api-url': kong.url.href,
        'customer-id': '35',
        'type-id': '1',
        'group-id': '10',
        'product-requests-per-minute': '6000',
      }).flatMap(([name, value]) => [`--${name}`, value]);
    const keys = () =>
      JSON.stringify({
        api_key: 'siesa_api_key_here',
        product_username: kong.secret['username'],
        product_password: kong.secret['password'],
      });

    it('writes a script’s client, and checks it at once', async () => {
      const dir = join(setup.dir, 'kong-core');
      const created = await siesaSync(
        ['client', 'new', '--local', dir, ...options(), '--secrets-from', '-', '--check'],
        { input: keys() },
      );

      expect(created).toMatchObject({ code: 0, err: '' });
      expect(created.out).toMatch(/^ok +product +Kong Core answers and takes the login\.$/m);
      expect(created.out).not.toContain(String(kong.secret['password']));
      expect(JSON.parse(await readFile(join(dir, 'clients/cliente-k.json'), 'utf8'))).toMatchObject({
        product_dialect: 'kong-core',
        product_settings: { customer_id: 35, type_id: 1, group_id: 10 },
        product_requests_per_minute: 6000,
        field_mappings_key: 'field-mappings-kong-core.json',
      });
      expect(JSON.parse(await readFile(join(dir, 'secrets/siesa-integration/cliente-k/kong.json'), 'utf8'))).toEqual(
        kong.secret,
      );
    });

    it('ends as the check ends: here the password is wrong', async () => {
      const wrong = JSON.stringify({ ...(JSON.parse(keys()) as object), product_password: 'wrong' });
      const { code, out } = await siesaSync(
        ['client', 'new', '--local', join(setup.dir, 'wrong'), ...options(), '--secrets-from', '-', '--check'],
        { input: wrong },
      );

      expect(code).toBe(2);
      expect(out).toMatch(/^FAIL +product +Kong Core refuses the login of 'siesa-integration\/cliente-k\/kong'/m);
      expect(out).toContain('Correct that, then: siesa-sync client check cliente-k');
    });

    it('names what such a client lacks', async () => {
      const { code, err } = await siesaSync(['client', 'new', '--local', setup.dir, ...options().slice(0, -6)]);

      expect(code).toBe(2);
      expect(err).toContain(
        "give --type-id, --group-id, and --secrets-from with 'api_key' and 'product_username' and 'product_password'.",
      );
    });

    it('asks for user and password of a secret, and shows the user as it is typed', async () => {
      const dir = join(setup.dir, 'kong-core');
      const asked: string[] = [];
      const prompter = {
        ...answering(),
        text: ({ message }: { readonly message: string }) => (asked.push(`text ${message}`), Promise.resolve('other')),
        secret: ({ message }: { readonly message: string }) => (asked.push(`secret ${message}`), Promise.resolve('p')),
      };
      const { code } = await siesaSync(['client', 'secret', 'set', 'cliente-k', 'product', '--local', dir], {
        prompter,
      });

      expect(code).toBe(0);
      expect(asked).toEqual(["text User of the product's API:", "secret Password of the product's API:"]);
    });
  });

  describe('without a terminal', () => {
    const given = () =>
      Object.entries({
        'client-id': 'cliente-h',
        'client-name': 'Empresa H',
        'product-type': 'kong',
        'siesa-dialect': 'inventory',
        'siesa-api-url': setup.siesa.url.href,
        'product-api-url': setup.kong.url.href,
      }).flatMap(([name, value]) => [`--${name}`, value]);
    const keys = '{"api_key": "siesa_api_key_here", "product_api_key": "kong_api_key_here"}';

    it('takes options, and keys from standard input or a file', async () => {
      const dir = join(setup.dir, 'script');
      const options = ['client', 'new', '--local', dir, ...given(), '--sync-schedule', 'cron(0 6 * * ? *)', '--json'];
      const created = await siesaSync([...options, '--secrets-from', '-'], { input: keys });

      expect(created).toMatchObject({ code: 0, err: '' });
      expect((JSON.parse(created.out) as { next_runs: string[] }).next_runs).toHaveLength(3);
      expect(created.out).not.toContain('kong_api_key_here');
      expect(JSON.parse(await readFile(join(dir, 'clients/cliente-h.json'), 'utf8'))).toMatchObject({
        sync_schedule: 'cron(0 6 * * ? *)',
        timezone: 'America/Bogota',
      });

      await writeFile(join(setup.dir, 'keys.json'), keys);
      const again = await siesaSync([...options, '--secrets-from', join(setup.dir, 'keys.json')]);
      expect(again).toMatchObject({ code: 2, err: expect.stringContaining("'cliente-h' already") as string });
    });

    it('names everything that is not given', async () => {
      const { code, err } = await siesaSync(['client', 'new', '--local', setup.dir, ...given().slice(2)]);

      expect(code).toBe(2);
      expect(err).toContain("give --client-id, and --secrets-from with 'api_key' and 'product_api_key'.");
    });
  });
});
