import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../../testing/example-setup.ts';

/** How this Kong exports its products, and which fields of Siesa's products these are. */
const rules = {
  name: 'kong-export',
  file: {
    columns: { key: { column: 'product_id' }, amount: { column: 'quantity' } },
    compared_columns: ['name', 'barcode'],
  },
  base: { columns: { key: { column: 'id' }, amount: { column: 'stock_quantity' } }, compared_columns: ['name', 'ean'] },
  match: {},
  breaks: [
    { when: 'only_base', type: 'MISSING_IN_PRODUCT', severity: 'HIGH', detail: 'Kong does not have it' },
    { when: 'only_file', type: 'MISSING_IN_SIESA', severity: 'MEDIUM', detail: 'Siesa does not have it' },
    { when: 'amount', type: 'QUANTITY', severity: 'HIGH', detail: 'The quantities differ by {amount}' },
    { when: 'fields', type: 'FIELDS', severity: 'MEDIUM', detail: '{fields}' },
  ],
  output: { prefix: 'differences', language: 'en' },
};

type Product = NonNullable<ReturnType<ExampleSetup['kong']['products']['get']>>;

interface Found {
  readonly jobId: string;
  readonly findings: { readonly counts: readonly { readonly type: string; readonly count: number }[] };
}

describe('reconcile --against client:CLIENT', () => {
  let setup: ExampleSetup;
  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  const file = (): string => join(setup.dir, 'export.csv');
  /** What people change in Kong itself. */
  const held = () => setup.kong.products as Map<string, Product>;
  const sync = (type: string) => run('sync', 'cliente-a', '--type', type);

  /** What Kong holds, as it exports it. */
  const reconcile = async (day: string) => {
    const cell = (value: Product[string] | undefined): string => JSON.stringify(value ?? '').replaceAll('\\"', '""');
    const lines = [...setup.kong.products.values()].map(
      ({ product_id: id, name, quantity, barcode }) => `${[id, name, quantity, barcode].map(cell).join(';')}\n`,
    );
    await writeFile(file(), ['product_id;name;quantity;barcode\n', ...lines].join(''));
    const { out, err, code } = await run(
      ...['reconcile', 'run', file(), '--rules', join(setup.dir, 'rules.json'), '--against', 'client:cliente-a'],
      ...['--day', day, '--json'],
    );
    if (!out.includes('counts')) throw new Error(err + out); // with the reason of what was refused
    const { jobId, findings } = JSON.parse(out) as Found;
    return { jobId, code, counts: Object.fromEntries(findings.counts.map(({ type, count }) => [type, count])) };
  };

  beforeAll(async () => {
    setup = await startExampleSetup();
    await writeFile(join(setup.dir, 'rules.json'), JSON.stringify(rules));
  });
  afterAll(() => setup.close());

  it('refuses a client of which no full reading is kept, and names the sync that reads it', async () => {
    await writeFile(file(), 'product_id;name;quantity;barcode\n');
    const { err, code } = await run(
      ...['reconcile', 'run', file(), '--rules', join(setup.dir, 'rules.json'), '--against', 'client:cliente-a'],
    );

    expect(err).toContain('siesa-sync sync cliente-a --type initial --local');
    expect(code).toBe(2);
  });

  it('finds 3 edits, 2 losses and 1 stranger; the next sync heals the 5, and the stranger is only reported', async () => {
    await sync('initial');
    const products = held();
    const ids = [...products.keys()];
    const edit = (at: number, fields: Product): void => {
      const id = ids[at] ?? '';
      products.set(id, { ...products.get(id), ...fields });
    };
    edit(0, { name: 'by hand' });
    edit(1, { quantity: 999_999 });
    edit(2, { name: 'by hand', quantity: 999_999 });
    for (const id of ids.slice(3, 5)) products.delete(id);
    products.set('STRANGER', { product_id: 'STRANGER', name: 'theirs', quantity: 1 });

    const found = await reconcile('2026-02-16');
    expect(found).toMatchObject({
      code: 1,
      counts: { MISSING_IN_PRODUCT: 2, MISSING_IN_SIESA: 1, QUANTITY: 2, FIELDS: 2 },
    });
    const repair = await run('reconcile', 'repair', found.jobId);
    expect(repair.out).toMatch(/^5 products are marked: .*siesa-sync sync cliente-a --local/);
    expect((await run('rejects', 'cliente-a')).out).toContain('5');

    await sync('incremental');
    expect(products.get('STRANGER')).toBeDefined();
    expect((await reconcile('2026-02-17')).counts).toEqual({ MISSING_IN_SIESA: 1 });
    products.delete('STRANGER');
    const last = await reconcile('2026-02-18');
    expect(last).toMatchObject({ code: 0, counts: {} });
    expect((await run('reconcile', 'repair', last.jobId)).out).toMatch(/^Nothing/);
  });

  it('repairs nothing above the limit until the number is accepted', async () => {
    for (const id of [...held().keys()].slice(3)) held().delete(id);
    const { jobId } = await reconcile('2026-02-19');
    const refused = await run('reconcile', 'repair', jobId);

    expect(refused.err).toMatch(/27 of 30 products .* --accept 27\./);
    expect(refused.code).toBe(2);
    expect((await run('reconcile', 'repair', jobId, '--accept', '27', '--json')).out).toContain('"marked": 27');
  });

  it('refuses to compare the destination of one client with the products of another', async () => {
    const { err, code } = await run(
      ...['reconcile', 'run', 'destination:cliente-b', '--rules', join(setup.dir, 'rules.json')],
      ...['--against', 'client:cliente-a'],
    );

    expect(err).toContain(
      "The destination of 'cliente-b' is compared with the products of 'cliente-a': name one client in both.",
    );
    expect(code).toBe(2);
  });
});
