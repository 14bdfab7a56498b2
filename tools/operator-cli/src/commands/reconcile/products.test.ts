import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../../testing/example-setup.ts';
import { createProductExport, foundProducts, type ProductExport } from '../../testing/product-export.ts';

describe('reconcile --against client:CLIENT', () => {
  let setup: ExampleSetup;
  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  let exported: ProductExport;
  const sync = (type: string) => run('sync', 'cliente-a', '--type', type);

  const reconcile = async (day: string) => {
    await exported.write();
    return foundProducts(await run(...exported.run, '--day', day, '--json'));
  };

  beforeAll(async () => {
    setup = await startExampleSetup();
    exported = await createProductExport(setup);
  });
  afterAll(() => setup.close());

  it('refuses a client of which no full reading is kept, and names the sync that reads it', async () => {
    await exported.writeEmpty();
    const { err, code } = await run(...exported.run);

    expect(err).toContain('siesa-sync sync cliente-a --type initial --local');
    expect(code).toBe(2);
  });

  it('finds 3 edits, 2 losses and 1 stranger; the next sync heals the 5, and the stranger is only reported', async () => {
    await sync('initial');
    exported.changeByHand();

    const found = await reconcile('2026-02-16');
    expect(found).toMatchObject({
      code: 1,
      counts: { MISSING_IN_PRODUCT: 2, MISSING_IN_SIESA: 1, QUANTITY: 2, FIELDS: 2 },
    });
    const repair = await run('reconcile', 'repair', found.jobId);
    expect(repair.out).toMatch(/^5 products are marked: .*siesa-sync sync cliente-a --local/);
    expect((await run('rejects', 'cliente-a')).out).toContain('5');

    await sync('incremental');
    expect(exported.products.get('STRANGER')).toBeDefined();
    expect((await reconcile('2026-02-17')).counts).toEqual({ MISSING_IN_SIESA: 1 });
    exported.products.delete('STRANGER');
    const last = await reconcile('2026-02-18');
    expect(last).toMatchObject({ code: 0, counts: {} });
    expect((await run('reconcile', 'repair', last.jobId)).out).toMatch(/^Nothing/);
  });

  it('repairs nothing above the limit until the number is accepted', async () => {
    for (const id of [...exported.products.keys()].slice(3)) exported.products.delete(id);
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
