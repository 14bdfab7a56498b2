import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCheckSetup, type CheckSetup } from '../../testing/check-setup.ts';
import { siesaSync } from '../../testing/command-line.ts';

describe('siesa-sync sync of a source that answers, and cannot be believed', () => {
  let setup: CheckSetup;
  beforeAll(async () => {
    setup = await startCheckSetup('inventory', 120);
  });
  afterAll(() => setup.close());

  const sync = (...args: readonly string[]) => siesaSync(['sync', 'cliente-a', ...args, '--local', setup.dir]);

  it('ends with 1 for a stock list without the items, sends nothing, and names the acceptance that a later one may have', async () => {
    await setup.edit('clients/cliente-a.json', (client) => ({ ...client, siesa_stock: 'endpoint', when_missing: 0 }));
    const refused = await sync('--type', 'initial');
    const sent = setup.kong.products.size;
    const accepted = await sync('--type', 'initial', '--accept-empty', 'inventory/stock');
    await setup.edit('clients/cliente-a.json', (client) => ({
      ...client,
      siesa_stock: 'row',
      when_missing: undefined,
    }));

    expect([refused.code, sent]).toEqual([1, 0]);
    expect(refused.out).toMatch(/STOCK_UNBELIEVABLE|StockUnbelievable/);
    expect(refused.out + refused.err).toContain("--accept-empty 'inventory/stock'");
    expect(accepted.code).toBe(0);
    expect(setup.kong.products.size).toBe(120);
  });

  it('ends with 1 for a field that lost its values, and names the acceptance that a later one may have', async () => {
    await setup.keepState({ fills: { of: 120, fields: { ean: 1, name: 1 }, lists: {} } });
    const rows = setup.siesa.products.rows;
    setup.siesa.set(rows.map((row) => ({ ...row, f_ean: null })));
    const refused = await sync('--dry-run');
    const other = await sync('--dry-run', '--accept-empty', 'name');
    const accepted = await sync('--dry-run', '--accept-empty', 'ean');
    setup.siesa.set(rows);
    const filled = await sync('--dry-run');
    await setup.keepState({});

    expect([refused.code, other.code, accepted.code, filled.code]).toEqual([1, 1, 0, 0]);
    expect(refused.out).toContain('cliente-a would fail: FieldEmptied');
    expect(refused.out).toContain("--accept-empty 'ean'");
  });
});
