import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost } from '../open-host.ts';
import { answering, siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

describe('--json when nothing was started', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
    await setup.edit('clients/cliente-b.json', (client) => ({ ...client, enabled: false }));
    await setup.edit('clients/cliente-c.json', (client) => ({ ...client, batch_size: 101 }));
    await setup.edit('secrets/siesa-integration/cliente-a/kong.json', (secret) => ({ ...secret, api_key: '' }));
    await writeFile(join(setup.dir, 'clients/cliente-c.dynamodb.json'), '{"client_id": ');
    await writeFile(join(setup.dir, 'clients/cliente-e.json'), '[]');
  });
  afterAll(() => setup.close());

  const documentOf = (out: string) =>
    JSON.parse(out) as { status: string; error: { name: string; code: string; message: string } };

  it.each([
    ['sync cliente-q', 'CLIENT_NOT_FOUND'],
    ['sync cliente-a cliente-q', 'PRODUCT_CONFIGURATION'],
    ['sync cliente-q cliente-a', 'CLIENT_NOT_FOUND'],
    ['sync cliente-b', 'CLIENT_DISABLED'],
    ['sync cliente-c', 'NOT_JSON'],
    ['sync cliente-e', 'NOT_A_CLIENT'],
    ['sync cliente-d cliente-b --only PROD000001', 'CLIENT_DISABLED'],
    ['status cliente-q', 'CLIENT_NOT_FOUND'],
    ['rejects cliente-q', 'CLIENT_NOT_FOUND'],
    ['rejects cliente-b --retry', 'CLIENT_DISABLED'],
    ['explain cliente-q PROD000001', 'CLIENT_NOT_FOUND'],
    ['explain cliente-d PROD000001', 'OPERATOR_MISTAKE'],
    ['report --output /nowhere/report.html', 'OPERATOR_MISTAKE'],
    ['history none', 'OPERATOR_MISTAKE'],
    ['client check cliente-q', 'CLIENT_NOT_FOUND'],
    ['client enable cliente-q', 'CLIENT_NOT_FOUND'],
    ['client disable cliente-q', 'CLIENT_NOT_FOUND'],
    ['client apply /nowhere.json', 'FILE_UNREADABLE'],
    ['client new', 'WRONG_USAGE'],
  ])('prints one document for `%s`, and its sentence on standard error too', async (command, code) => {
    const result = await siesaSync([...command.split(' '), '--local', setup.dir, '--json']);

    expect(result.code).toBe(2);
    expect(documentOf(result.out)).toEqual({
      status: 'error',
      error: { name: 'OperatorMistake', code, message: result.err.replace(/^warning: .*\n/gm, '').trim() },
    });
    expect(result.err).not.toBe('');
  });

  it('names the problems of a file that is to be applied', async () => {
    const file = join(setup.dir, 'changed.json');
    await writeFile(file, JSON.stringify({ client_id: 'cliente-a' }));
    const { code, out } = await siesaSync(['client', 'apply', file, '--local', setup.dir, '--json']);

    expect(code).toBe(2);
    expect(documentOf(out).error).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('siesa_api_url') as string,
    });
  });

  it('prints one document when the answer is no, and when a question is interrupted', async () => {
    const file = join(setup.dir, 'other.json');
    await writeFile(
      file,
      JSON.stringify({
        ...(JSON.parse(await readFile(join(setup.dir, 'clients/cliente-d.json'), 'utf8')) as object),
        client_name: 'Otra',
      }),
    );
    const givenUp = {
      ...answering(),
      text: () => Promise.reject(Object.assign(new Error('force closed'), { name: 'ExitPromptError' })),
    };
    const no = await siesaSync(['client', 'apply', file, '--local', setup.dir, '--json'], {
      prompter: answering(false),
    });
    const interrupted = await siesaSync(['client', 'new', '--local', setup.dir, '--json'], { prompter: givenUp });

    for (const { code, out, err } of [no, interrupted]) {
      expect({ code, err }).toEqual({ code: 2, err: 'Nothing was written.\n' });
      expect(documentOf(out).error.message).toBe('Nothing was written.');
    }
  });

  it.each([
    ['rejects --local x', "missing required argument 'client'"],
    ['sync cliente-a --locl x', "unknown option '--locl' (Did you mean --local?)"],
    [
      'sync cliente-a --type full --local x',
      "option '--type <type>' argument 'full' is invalid. Allowed choices are initial, incremental.",
    ],
    [
      'sync cliente-a',
      'Say where: either --local DIR, a folder of clients on this machine, or --env ENV, an AWS environment; or set SIESA_SYNC_LOCAL or SIESA_SYNC_ENV.',
    ],
    ['snyc cliente-a', "unknown command 'snyc' (Did you mean sync?)"],
    ['status a b --local x', "too many arguments for 'status'. Expected 1 argument but got 2: a, b."],
    [
      'demo --products many',
      "option '--products <n>' argument 'many' is invalid. It must be a whole number from 1 to 9999999.",
    ],
    ['mapping check', "missing required argument 'file'"],
  ])('prints one document for wrong usage: `%s`', async (command, message) => {
    const { code, out, err } = await siesaSync([...command.split(' '), '--json']);

    expect(code).toBe(2);
    expect(documentOf(out)).toEqual({
      status: 'error',
      error: { name: 'OperatorMistake', code: 'WRONG_USAGE', message },
    });
    expect(err).not.toBe('');
  });

  it.each([
    ['', "A product's id cannot be empty: give it as Siesa has it, such as PROD000001."],
    ['x'.repeat(1_025), "A product's id has at most 1024 bytes, and this one has 1025: give it as Siesa has it."],
  ])('prints one document for a product that cannot be: %#', async (productId, message) => {
    for (const args of [
      ['explain', 'cliente-d', productId],
      ['sync', 'cliente-d', '--only', productId],
    ]) {
      expect(documentOf((await siesaSync([...args, '--local', setup.dir, '--json'])).out).error).toMatchObject({
        code: 'WRONG_USAGE',
        message,
      });
    }
  });

  it('prints one document when the command is missing', async () => {
    const { code, out } = await siesaSync(['--json']);

    expect(code).toBe(2);
    expect(documentOf(out).error.code).toBe('WRONG_USAGE');
  });

  it('keeps the name of an unexpected error', async () => {
    const { out } = await siesaSync(['status', '--local', 'x', '--json'], {
      openHost: () => Promise.reject(new TypeError('fetch failed')),
    });

    expect(documentOf(out)).toEqual({
      status: 'error',
      error: { name: 'TypeError', code: 'UNEXPECTED', message: 'fetch failed' },
    });
  });

  it('never prints a second document', async () => {
    const hostThatCannotClose: typeof openHost = async (choice) => {
      const host = await openHost(choice);
      return {
        ...host,
        close: async () => {
          await host.close();
          throw new Error('closing failed');
        },
      };
    };
    const { code, out, err } = await siesaSync(['status', 'cliente-a', '--local', setup.dir, '--json'], {
      openHost: hostThatCannotClose,
    });

    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ client_id: 'cliente-a' });
    expect(err).toContain('closing failed');
  });

  it('prints nothing of the kind without --json, or where it is but an argument', async () => {
    expect((await siesaSync(['status', 'cliente-q', '--local', setup.dir])).out).toBe('');
    expect((await siesaSync(['status', '--local', setup.dir, '--', '--json'])).out).toBe('');
  });
});
