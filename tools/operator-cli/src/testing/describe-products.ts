import { createProductExport, type ProductExport } from '@siesa-integration/console/testing';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandContext } from '../command-context.ts';
import { type CommandResult, siesaSync } from './command-line.ts';
import type { ExampleSetup } from './example-setup.ts';

/** A folder with example clients, none of which has synced, and where commands about it run. */
export interface ProductsUnderTest {
  readonly setup: ExampleSetup;
  /** The options of every command that say where, such as `--local DIR`. */
  readonly where: readonly string[];
  /** Replaces what the options would open. */
  readonly openHost?: CommandContext['openHost'];
  readonly close: () => Promise<void>;
}

/**
 * What comparing a client's products with Siesa's does wherever it runs, and the repair of what differs.
 *
 * @example
 * describeProducts('--local', async () => ({ setup, where: ['--local', setup.dir], close: setup.close }));
 */
export const describeProducts = (name: string, start: () => Promise<ProductsUnderTest>): void => {
  describe(`reconcile --against client:CLIENT ${name}`, { timeout: 180_000 }, () => {
    let under: ProductsUnderTest;
    let exported: ProductExport;
    beforeAll(async () => {
      under = await start();
      exported = await createProductExport(under.setup);
    }, 60_000);
    afterAll(() => under.close());

    const run = (...args: readonly string[]) =>
      siesaSync([...args, ...under.where], under.openHost && { openHost: under.openHost });
    const sync = (type: string) => run('sync', 'cliente-a', '--type', type);
    const reconcile = async (day: string) => {
      await exported.write();
      return foundProducts(await run(...exported.run, '--day', day, '--json'));
    };

    it('refuses a client of which no full reading is kept, and names the sync that reads it', async () => {
      await exported.writeEmpty();
      const { err, code } = await run(...exported.run);

      expect(err).toContain(`siesa-sync sync cliente-a --type initial ${under.where.join(' ')}`);
      expect(code).toBe(2);
    });

    it('finds 3 edits, 2 losses and 1 stranger; the next sync heals the 5, and the stranger is only reported', async () => {
      expect((await sync('initial')).code).toBe(0);
      exported.changeByHand();

      const found = await reconcile('2026-02-16');
      expect(found).toMatchObject({
        code: 1,
        counts: { MISSING_IN_PRODUCT: 2, MISSING_IN_SIESA: 1, QUANTITY: 2, FIELDS: 2 },
      });
      const repair = await run('reconcile', 'repair', found.jobId);
      expect(repair.out).toMatch(/^5 products are marked: /);
      expect(repair.out).toContain(`siesa-sync sync cliente-a ${under.where.join(' ')}`);
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
        ...['reconcile', 'run', 'destination:cliente-b', '--rules', join(under.setup.dir, 'rules.json')],
        ...['--against', 'client:cliente-a'],
      );

      expect(err).toContain(
        "The destination of 'cliente-b' is compared with the products of 'cliente-a': name one client in both.",
      );
      expect(code).toBe(2);
    });
  });
};

/** What `reconcile run --json` printed. @throws Error with what was refused */
const foundProducts = ({ out, err, code }: CommandResult) => {
  if (!out.includes('counts')) throw new Error(err + out);
  const { jobId, findings } = JSON.parse(out) as {
    readonly jobId: string;
    readonly findings: { readonly counts: readonly { readonly type: string; readonly count: number }[] };
  };
  return { jobId, code, counts: Object.fromEntries(findings.counts.map(({ type, count }) => [type, count])) };
};
