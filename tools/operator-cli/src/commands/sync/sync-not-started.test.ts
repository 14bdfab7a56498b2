import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('siesa-sync sync, when nothing can be started', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
  });
  afterAll(() => setup.close());

  const refuses = async (args: readonly string[], sentence: RegExp): Promise<void> => {
    const { code, out, err } = await siesaSync(args);

    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^\s+at /m);
  };

  it('names the nearest client', () =>
    refuses(
      ['sync', 'cliente-q', '--local', setup.dir],
      /^There is no client 'cliente-q' in .*: did you mean 'cliente-[a-d]'\?$/m,
    ));
  it('names the characters of a client id', () =>
    refuses(['sync', '../cliente-b', '--local', setup.dir], /^'\.\.\/cliente-b' is not a client id/));
  it('names a missing folder', () =>
    refuses(['sync', 'cliente-a', '--local', '/nowhere/at-all'], /^There is no folder '\/nowhere\/at-all'\. .*\.$/m));
  it('names an unknown type and the known ones', () =>
    refuses(
      ['sync', 'cliente-a', '--local', setup.dir, '--type', 'full'],
      /'full' is invalid\. Allowed choices are initial, incremental/,
    ));
  it('asks for a place', () => refuses(['sync', 'cliente-a'], /^Say where: either --local DIR/));
  it('refuses two places', () => refuses(['sync', 'cliente-a', '--local', setup.dir, '--env', 'dev'], /^Say where/));
  it('takes the place from a variable, unless an option names one', async () => {
    vi.stubEnv('SIESA_SYNC_LOCAL', '/nowhere/at-all');
    await refuses(['sync', 'cliente-a'], /^There is no folder '\/nowhere\/at-all'/m);
    await refuses(['sync', 'cliente-q', '--local', setup.dir], /^There is no client 'cliente-q'/m);
    vi.stubEnv('SIESA_SYNC_ENV', 'dev');
    await refuses(['sync', 'cliente-a'], /^Say where/);
    vi.unstubAllEnvs();
  });
  it('refuses names beside --all', () =>
    refuses(['sync', 'cliente-a', '--all', '--local', setup.dir], /^Say which clients: name them, or give --all/));
  it('asks for a client', () =>
    refuses(['sync', '--local', setup.dir], /^Say which clients: name them, or give --all/));
  it('names the nearest option', () => refuses(['sync', 'cliente-a', '--locl', setup.dir], /Did you mean --local\?/));
  it('names the nearest command', () => refuses(['snyc', 'cliente-a'], /Did you mean sync\?/));

  it.each([[['--accept-empty', 'ean']], [['--new-destination']], [['--new-source']]])(
    'takes %j for one client alone, and not for one product',
    async (flags) => {
      await refuses(
        ['sync', 'cliente-a', 'cliente-b', ...flags, '--local', setup.dir],
        new RegExp(`^${String(flags[0])} is about one client: name that client alone`),
      );
      await refuses(
        ['sync', 'cliente-a', '--only', 'PROD000001', ...flags, '--local', setup.dir],
        new RegExp(`^${String(flags[0])} is for a sync of the whole client, and --only reads one product`),
      );
    },
  );
  it('names the nearest field that --accept-empty can mean', () =>
    refuses(
      ['sync', 'cliente-a', '--accept-empty', 'ean', '--accept-empty', 'stock_quantit', '--local', setup.dir],
      /^The mapping of client 'cliente-a' fills no field 'stock_quantit': did you mean 'stock_quantity'\?$/m,
    ));
  it('takes a joined list where there is one', async () => {
    await refuses(
      ['sync', 'cliente-a', '--accept-empty', 'inventory/stock', '--local', setup.dir],
      /fills no field 'inventory\/stock'/,
    );
    await setup.edit('clients/cliente-a.json', (client) => ({ ...client, siesa_stock: 'endpoint' }));
    await refuses(
      ['sync', 'cliente-a', '--accept-empty', 'inventory/stock', '--accept-empty', 'x', '--local', setup.dir],
      /fills no field 'x'/,
    );
    await setup.edit('clients/cliente-a.json', (client) => ({ ...client, siesa_stock: 'row' }));
  });
  it('names the canonical field of a name in the payload', () =>
    refuses(
      ['sync', 'cliente-a', '--accept-empty', 'quantity', '--local', setup.dir],
      /the canonical name of 'quantity' is 'stock_quantity'\.$/m,
    ));
  it('asks for the field of --accept-empty', () =>
    refuses(['sync', 'cliente-a', '--local', setup.dir, '--accept-empty'], /argument missing/));

  it('names a client that is disabled, and how to enable it', async () => {
    await setup.edit('clients/cliente-d.json', (client) => ({ ...client, enabled: false }));
    await setup.edit('clients/cliente-d.dynamodb.json', (client) => ({ ...client, enabled: { BOOL: false } }));
    await refuses(
      ['sync', 'cliente-d', '--local', setup.dir],
      /^Client 'cliente-d' is disabled in .*: enable it with `siesa-sync client enable cliente-d --local .*`\.$/m,
    );
  });

  it('names a secret that is for another host', async () => {
    await setup.edit('secrets/siesa-integration/cliente-c/kong.json', (secret) => ({
      ...secret,
      api_url: 'https://elsewhere.example',
    }));
    await refuses(
      ['sync', 'cliente-c', '--local', setup.dir],
      /^The secret 'siesa-integration\/cliente-c\/kong' is for another/,
    );
  });

  it('names every setting that is wrong', async () => {
    await setup.edit('clients/cliente-b.json', (client) => ({
      ...client,
      sync_schedule: 'every day',
      batch_size: 101,
    }));
    await refuses(
      ['sync', 'cliente-b', '--local', setup.dir],
      /'cliente-b' cannot be used: .*sync_schedule.*batch_size/,
    );
  });

  it('names the file that is to be corrected, which is all that there is to do here', async () => {
    await setup.edit('clients/cliente-d.json', (client) => ({ ...client, enabled: true, batch_size: 101 }));
    await setup.edit('clients/cliente-d.dynamodb.json', (client) => ({
      ...client,
      enabled: { BOOL: true },
      batch_size: { N: '101' },
    }));
    await setup.edit('secrets/siesa-integration/cliente-a/siesa.json', (secret) => ({
      ...secret,
      api_key: undefined,
    }));
    const settings = await siesaSync(['sync', 'cliente-d', '--local', setup.dir]);
    const secret = await siesaSync(['sync', 'cliente-a', '--local', setup.dir]);

    expect(settings.err).toContain(
      `. Correct it. Its file: ${join(setup.dir, 'clients/cliente-d.dynamodb.json')}, ${join(setup.dir, 'clients/cliente-d.json')}.\n`,
    );
    expect(secret.err).toContain(
      `. Put the client's current credentials there. Its file: ${join(setup.dir, 'secrets/siesa-integration/cliente-a/siesa.json')}.\n`,
    );
    expect(settings.err + secret.err).not.toContain('client apply');
  });

  it('lists what is wrong with a mapping document, and names its file', async () => {
    await writeFile(join(setup.dir, 'field-mappings/own.json'), '{"version": "1.0"}');
    await setup.edit('clients/cliente-a.json', (client) => ({ ...client, field_mappings_key: 'own.json' }));
    const { err } = await siesaSync(['sync', 'cliente-a', '--local', setup.dir]);

    expect(err).toMatch(/^The mapping document 'own\.json' has 1 problem\./);
    expect(err).toContain(
      `\n- mappings: expected this key, which is required, found nothing\nIts file: ${join(setup.dir, 'field-mappings/own.json')}.`,
    );
  });

  it("names the mapping's file, and no secret, where the document does not fit the destination", async () => {
    const standard = await readFile(join(setup.dir, 'field-mappings/field-mappings-kong.json'), 'utf8');
    await writeFile(join(setup.dir, 'field-mappings/own.json'), standard.replaceAll('"product_id"', '"produt_id"'));
    const { err } = await siesaSync(['sync', 'cliente-a', '--local', setup.dir]);

    expect(err).toContain("sends nothing as 'product_id'");
    expect(err).toContain(`Its file: ${join(setup.dir, 'field-mappings/own.json')}.`);
    expect(err).not.toContain('cliente-a/kong.json');
  });

  it('names a mapping that is missing', async () => {
    await setup.edit('clients/cliente-a.json', (client) => ({ ...client, field_mappings_key: 'nothing.json' }));
    await refuses(['sync', 'cliente-a', '--local', setup.dir], /^There is no mapping document 'nothing\.json'/);
  });

  it('names a file that is not JSON', async () => {
    await writeFile(join(setup.dir, 'clients/cliente-a.json'), '{ "client_id": ');
    await refuses(
      ['sync', 'cliente-a', '--local', setup.dir],
      /^The file '.*cliente-a\.json' is not JSON \(line 1, column 16\)\. Correct it, and start again\.$/m,
    );
  });
});
