import { type ReconcilingEnvironment, startReconcilingEnvironment } from '@siesa-integration/console/testing';
import { type Host, openEmulatedHost } from '@siesa-integration/operator/hosts';
import { openEmulatedFolder } from '../src/emulated-folder.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../src/testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../src/testing/example-setup.ts';
import { createProductExport, foundProducts, type ProductExport } from '../src/testing/product-export.ts';

/** Syncs and reconciliations by the built bundles: products in S3, the ledger in DynamoDB. */
describe('reconcile --against client:CLIENT --env', () => {
  let setup: ExampleSetup;
  let environment: ReconcilingEnvironment;
  let host: Host;
  let exported: ProductExport;

  beforeAll(async () => {
    [setup, environment] = await Promise.all([startExampleSetup(), startReconcilingEnvironment()]);
    const emulated = await openEmulatedHost(setup.dir, openEmulatedFolder);
    host = { ...emulated, options: '--env dev' };
    exported = await createProductExport(setup);
  }, 60_000);
  afterAll(async () => {
    await host.close();
    await Promise.all([setup.close(), environment.close()]);
  });

  const run = (...args: readonly string[]) =>
    siesaSync([...args, '--env', 'dev'], {
      openHost: () => Promise.resolve({ ...host, close: () => Promise.resolve() }), // for the next command too
    });
  const reconcile = async (day: string) => {
    await exported.write();
    return foundProducts(await run(...exported.run, '--day', day, '--json'));
  };

  it('finds 3 edits, 2 losses and 1 stranger; the next sync heals the 5, and the stranger is only reported', async () => {
    expect((await run('sync', 'cliente-a', '--type', 'initial')).code).toBe(0);
    exported.changeByHand();

    const found = await reconcile('2026-02-16');
    expect(found).toMatchObject({
      code: 1,
      counts: { MISSING_IN_PRODUCT: 2, MISSING_IN_SIESA: 1, QUANTITY: 2, FIELDS: 2 },
    });
    const repair = await run('reconcile', 'repair', found.jobId);
    expect(repair.out).toMatch(/^5 products are marked: .*siesa-sync sync cliente-a --env dev/);
    expect((await run('rejects', 'cliente-a')).out).toContain('5');

    await run('sync', 'cliente-a', '--type', 'incremental');
    expect(exported.products.get('STRANGER')).toBeDefined();
    expect((await reconcile('2026-02-17')).counts).toEqual({ MISSING_IN_SIESA: 1 });
    exported.products.delete('STRANGER');
    const last = await reconcile('2026-02-18');
    expect(last).toMatchObject({ code: 0, counts: {} });
    expect((await run('reconcile', 'repair', last.jobId)).out).toMatch(/^Nothing/);
  }, 180_000);

  it('repairs nothing above the limit until the number is accepted', async () => {
    for (const id of [...exported.products.keys()].slice(3)) exported.products.delete(id);
    const { jobId } = await reconcile('2026-02-19');
    const refused = await run('reconcile', 'repair', jobId);

    expect(refused.err).toMatch(/27 of 30 products .* --accept 27\./);
    expect(refused.code).toBe(2);
    expect((await run('reconcile', 'repair', jobId, '--accept', '27', '--json')).out).toContain('"marked": 27');
  }, 120_000);
});
