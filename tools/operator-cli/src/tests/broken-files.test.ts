import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync, type CommandResult } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

describe('a folder of which one file is broken', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 10 });
    await local('sync', 'cliente-a', 'cliente-b', '--type', 'initial');
  });
  afterAll(() => setup.close());

  const whole = new Map<string, string>();
  afterEach(async () => {
    for (const [file, text] of whole) await writeFile(path(file), text);
    whole.clear();
  });

  const path = (file: string) => join(setup.dir, file);
  const local = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  const breakFile = async (file: string, broken = '{"client_id": '): Promise<void> => {
    whole.set(file, await readFile(path(file), 'utf8'));
    await writeFile(path(file), broken);
  };
  const refused = ({ code, out, err }: CommandResult, sentence: string): void => {
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(sentence) as string });
  };

  const broken = () => `The file '${path('clients/cliente-a.json')}' is not JSON`;

  it.each([
    'sync cliente-a',
    'sync cliente-b cliente-a',
    'sync cliente-a --dry-run',
    'sync cliente-a --only PROD000001',
    'rejects cliente-a',
    'rejects cliente-a --retry',
    'explain cliente-a PROD000001',
    'status cliente-a',
    'report cliente-a --output /nowhere/report.html',
    'client check cliente-a',
    'client enable cliente-a',
    'client disable cliente-a',
  ])('refuses `%s`: what is stored of that client is older than its file', async (command) => {
    await breakFile('clients/cliente-a.json');
    const asked = setup.siesa.calls.length;

    refused(await local(...command.split(' ')), broken());
    expect(setup.siesa.calls).toHaveLength(asked);
  });

  it('does not write over it with settings from elsewhere', async () => {
    const elsewhere = path('elsewhere.json');
    await writeFile(elsewhere, await readFile(path('clients/cliente-a.json'), 'utf8'));
    await breakFile('clients/cliente-a.json');

    refused(await local('client', 'apply', elsewhere, '--yes'), broken());
    expect(await readFile(path('clients/cliente-a.json'), 'utf8')).toBe('{"client_id": ');
  });

  it('serves the client from neither of two files that differ', async () => {
    await setup.edit('clients/cliente-d.json', (client) => client); // both files have the same content still
    whole.set('clients/cliente-d.json', await readFile(path('clients/cliente-d.json'), 'utf8'));
    await setup.edit('clients/cliente-d.json', (client) => ({
      ...client,
      product_api_url: 'https://another.example/api',
    }));

    refused(
      await local('sync', 'cliente-d'),
      `'${path('clients/cliente-d.dynamodb.json')}' and '${path('clients/cliente-d.json')}' both hold 'cliente-d' and differ`,
    );
  });

  it('syncs, disables and enables every other client as if alone, without a word', async () => {
    await breakFile('clients/cliente-a.json');

    expect(await local('sync', 'cliente-b', '--json')).toMatchObject({ code: 0, err: '' });
    expect(await local('client', 'disable', 'cliente-b')).toMatchObject({ code: 0, err: '' });
    expect(await local('client', 'enable', 'cliente-b')).toMatchObject({ code: 0, err: '' });
  });

  it('is reported on standard error by commands over all clients, which leave out that client', async () => {
    await breakFile('clients/cliente-a.json');
    await breakFile('secrets/siesa-integration/cliente-c/kong.json', '{"api_key": my-key}');
    const status = await local('status', '--json');
    const report = await local('report', '--json', '--output', path('report.html'));

    for (const { code, out, err } of [status, report]) {
      expect(code).toBe(0);
      expect((JSON.parse(out) as { clients: { client_id: string }[] }).clients.map(({ client_id: id }) => id)).toEqual([
        'cliente-b',
        'cliente-c',
        'cliente-d',
      ]);
      expect(err.split('\n')).toEqual([
        expect.stringContaining(`warning: ${broken()}`),
        expect.stringContaining(
          `warning: The file '${path('secrets/siesa-integration/cliente-c/kong.json')}' is not JSON`,
        ),
        '',
      ]);
      expect(err).not.toContain('my-key');
    }
  });

  it('keeps a broken secret to its own client', async () => {
    await breakFile('secrets/siesa-integration/cliente-a/kong.json', '{"api_key": my-key}');

    refused(
      await local('sync', 'cliente-a'),
      `The file '${path('secrets/siesa-integration/cliente-a/kong.json')}' is not JSON (line 1, column 13).`,
    );
    expect((await local('client', 'check', 'cliente-a')).out).toContain(
      `FAIL  settings  The file '${path('secrets/siesa-integration/cliente-a/kong.json')}' is not JSON`,
    );
    expect((await local('status', 'cliente-a')).code).toBe(0); // asks for no secret
    expect((await local('sync', 'cliente-c')).code).toBe(0);
  });

  it('keeps a broken mapping document to the clients that use it, whatever is stored of it', async () => {
    await breakFile('field-mappings/field-mappings-kong.json', '{"mappings": ');

    refused(
      await local('sync', 'cliente-a'),
      `The file '${path('field-mappings/field-mappings-kong.json')}' is not JSON`,
    );
    refused(await local('sync', 'cliente-a', '--dry-run'), 'field-mappings-kong.json');
    expect((await local('sync', 'cliente-b')).code).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)('keeps a file that cannot be read to its own client', async () => {
    await chmod(path('secrets/siesa-integration/cliente-a/siesa.json'), 0o000);
    const result = await local('sync', 'cliente-a');
    const other = await local('sync', 'cliente-b');
    await chmod(path('secrets/siesa-integration/cliente-a/siesa.json'), 0o600);

    refused(result, 'cannot be read. Check its permissions.');
    expect(other.code).toBe(0);
  });
});
