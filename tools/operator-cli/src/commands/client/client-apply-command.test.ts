import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering, siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('siesa-sync client apply', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup();
  });
  afterAll(() => setup.close());

  const client = (...args: readonly string[]) => siesaSync(['client', ...args, '--local', setup.dir]);
  const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(setup.dir, file), 'utf8'));

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
    const { code, out, err } = await client('apply', file('cliente-b.json'), '--json');

    expect(code).toBe(0);
    expect(err).toMatch(/^A folder applies itself: every command reads the files of /);
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
