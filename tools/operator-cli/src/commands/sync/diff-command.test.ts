import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('sync diff', () => {
  let setup: ExampleSetup;
  let ids: readonly [string, string];
  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  const sync = async (type: string): Promise<string> =>
    (JSON.parse((await run('sync', 'cliente-a', '--type', type, '--json')).out) as { readonly sync_id: string })
      .sync_id;

  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
    const first = await sync('initial');
    const [row] = setup.siesa.products.rows;
    setup.siesa.upsert([{ ...row, f_nombre: 'RENOMBRADO', f_fecha_modificacion: new Date().toISOString() }]);
    ids = [first, await sync('initial')];
  });
  afterAll(() => setup.close());

  it('shows which fields of how many products differ, with what they were and are', async () => {
    const { code, out } = await run('sync', 'diff', ...ids);

    expect(code).toBe(0);
    expect(out).toContain('RENOMBRADO');
    expect(out).toMatch(/name/);
  });

  it('is one document with --json, and in the other language without', async () => {
    const document = JSON.parse((await run('sync', 'diff', ...ids, '--json')).out) as unknown;

    expect(document).toMatchObject({ client_id: 'cliente-a', compared: 5, changed: 1, only_in_first: 0 });
    expect((await run('sync', 'diff', ...ids, '--lang', 'es')).out).not.toBe((await run('sync', 'diff', ...ids)).out);
  });

  it('names a sync of which no parts are kept', async () => {
    const { code, err } = await run('sync', 'diff', ids[0], 'sync-20200101-000000-0000');

    expect(code).toBe(2);
    expect(err).toContain('sync-20200101-000000-0000');
  });
});
