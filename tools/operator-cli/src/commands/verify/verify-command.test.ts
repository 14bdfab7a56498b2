import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../../testing/example-setup.ts';

type KongCore = Awaited<ReturnType<typeof startFakeKongCore>>;

let setup: ExampleSetup;
let kong: KongCore;
const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
const refOf = (id: string): string => kong.store.withId(id).map((row) => JSON.stringify(row['id']))[0] ?? '';

beforeAll(async () => {
  kong = await startFakeKongCore();
  setup = await startExampleSetup({ size: 10 });
  await setup.edit('clients/cliente-a.json', (client) => ({
    ...client,
    product_dialect: 'kong-core',
    product_settings: kongCoreSettingsOfFake,
    product_api_url: kong.url.href,
  }));
  await setup.edit('secrets/siesa-integration/cliente-a/kong.json', () => kong.secret);
  await setup.edit('field-mappings/field-mappings-kong.json', ({ mappings, ...document }) => {
    const { id, name } = (mappings as { readonly product: Readonly<Record<string, object>> }).product;
    return { ...document, mappings: { product: { id: { ...id, product_field: 'external_id' }, name } } };
  });
  await run('sync', 'cliente-a', '--type', 'initial');
});
afterAll(async () => {
  await setup.close();
  await kong.close();
});

describe('sync --dry-run of a product that can be read', () => {
  const dryRun = async (...args: readonly string[]) =>
    JSON.parse((await run('sync', 'cliente-a', '--dry-run', '--json', ...args)).out) as Readonly<
      Record<string, unknown>
    >;

  it('counts by what it holds, and not by the ledger', async () => {
    const [first = '', second = ''] = [...kong.store.rows.values()].map((row) => kong.store.idOf(row));
    const [row] = kong.store.withId(first);
    const writes = () => kong.calls.filter(({ method, path }) => method !== 'GET' && !path.includes('login')).length;
    const before = writes();
    kong.store.put(refOf(first), { name: 'by hand' });
    const gone = kong.store.withId(second)[0] ?? {};
    const goneRef = refOf(second);
    kong.store.delete(goneRef);

    expect(await dryRun('--type', 'initial', '--diff')).toMatchObject({
      status: 'success',
      compared_with: 'destination',
      create: 1,
      update: 1,
      unchanged: 8,
      there: { resent: 8, differs_there: 0 },
      diff: {
        compared: 9,
        changed: 1,
        fields: [{ field: 'name', count: 1 }],
        samples: [{ product_id: first }],
        unknown: 0,
      },
    });
    expect(writes()).toBe(before);
    kong.store.put(goneRef, gone);
    kong.store.put(refOf(first), { name: row?.['name'] ?? '' });
  });

  it('would fail where the product refuses the login', async () => {
    const { password } = kong.switches;
    kong.revokeTokens();
    kong.switches.password = 'another';
    const { code, out } = await run('sync', 'cliente-a', '--dry-run', '--type', 'initial');
    kong.switches.password = password;

    expect(code).toBe(1);
    expect(out).toContain('cliente-a would fail: ProductAuthenticationFailed');
  });
});

describe('verify', () => {
  it('ends with 0 where the product holds what was sent', async () => {
    const { code, out } = await run('verify', 'cliente-a');

    expect(out).toMatch(
      /^cliente-a: the ledger holds (\d+) products as accepted, the product holds \1 records, and \1 are/,
    );
    expect(out).toMatch(/No differences\.\n$/);
    expect(code).toBe(0);
  });

  it('shows each kind of difference, exports all of them, and repairs what a sync can end', async () => {
    const [first = '', second = ''] = [...kong.store.rows.values()].map((row) => kong.store.idOf(row));
    kong.store.put(refOf(first), { name: 'by hand' });
    kong.store.delete(refOf(second));
    const extra = kong.add({ external_id: 'BY-HAND', name: 'x', customer_id: 35 });
    const file = join(setup.dir, 'differences.csv');
    const { code, out } = await run('verify', 'cliente-a', '--export', file);

    expect(code).toBe(1);
    expect(out).toMatch(/missing there\s+1\s/);
    expect(out).toMatch(/extra there: not accepted by a sync\s+1\s+BY-HAND/);
    expect(out).toMatch(new RegExp(`name\\s+1\\s+${first}\\s+by hand\\s`));
    expect(out).toContain(`siesa-sync verify cliente-a --repair --local ${setup.dir}`);
    expect((await readFile(file, 'utf8')).split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFDifference,Product,"The product\'s own id",Field,Held there,Sent',
      expect.stringMatching(new RegExp(`^other values there,${first},\\d+,name,by hand,`)),
    ]);

    const repaired = await run('verify', 'cliente-a', '--repair', '--json');
    expect(JSON.parse(repaired.out)).toMatchObject({
      client_id: 'cliente-a',
      findings: [{ kind: 'different' }, { kind: 'extra' }, { kind: 'missing' }],
      repair: { divergent: 2, marked: 2 },
    });
    const rejects = await run('rejects', 'cliente-a');
    expect(rejects.out).toContain('DIVERGED');
    await run('sync', 'cliente-a');
    expect((await run('verify', 'cliente-a', '--ignore', 'extra')).code).toBe(0);
    const nothing = await run('verify', 'cliente-a', '--repair', '--lang', 'es');
    expect(nothing).toMatchObject({ code: 1, out: expect.stringContaining('no se marcó nada') as string });
    kong.store.delete(extra);
  });

  it.each([
    [['--accept', '3'], /--accept is about what --repair marks/],
    [['--repair', '--accept', 'all'], /It is a whole number/],
    [['--ignore', 'extra,typo'], /They are of missing, different, active, inactive, extra, duplicate/],
    [['--export', 'list.pdf'], /ends otherwise/],
  ])('refuses %s', async (args, message) => {
    const { code, err } = await run('verify', 'cliente-a', ...args);

    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it('refuses a destination that cannot be read, and one that no sync has written to', async () => {
    expect(await run('verify', 'cliente-b')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/wms, dialect contract\) has no call that lists what it holds/) as string,
    });
    await setup.edit('clients/cliente-a.json', (client) => ({
      ...client,
      product_settings: { ...kongCoreSettingsOfFake, customer_id: 36 },
    }));
    const { code, err } = await run('verify', 'cliente-a', '--json');
    expect(err).toMatch(/its destination is .* customer_id 36 .* and the last sync wrote to .* customer_id 35 /);
    expect(code).toBe(2);
    expect((await run('verify', 'cliente-x')).code).toBe(2);
  });
});
