import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
