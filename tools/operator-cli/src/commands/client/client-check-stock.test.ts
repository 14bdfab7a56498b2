import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containing, startCheckSetup, type CheckSetup } from '../../testing/check-setup.ts';

describe('client check, of a Siesa of dialect inventory: stock', () => {
  let setup: CheckSetup;
  beforeAll(async () => {
    setup = await startCheckSetup();
  });
  afterAll(() => setup.close());

  const rows = () => setup.siesa.products.rows;
  const level = (product_id: unknown, more: object = {}) => ({ product_id, warehouse_id: 'B1', quantity: 5, ...more });
  /** A level for the first `known` products, under the code that `spelled` makes of theirs. */
  const keepStock = (known: number, spelled: (code: string) => string = (code) => code): void => {
    const codes = rows().map((_, index) => `PROD${String(index + 1).padStart(6, '0')}`);
    setup.siesa.set(rows().map((row, index) => ({ ...row, f_codigo: codes[index] })));
    setup.siesa.stock.set(codes.map((code, index) => level(index < known ? spelled(code) : `X${String(index)}`)));
  };

  it('has no note and no failure where nothing is wrong', async () => {
    const { code, lines } = await setup.check();

    expect(code).toBe(0);
    expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([]);
  });

  describe('a missing number that becomes 0', () => {
    const withRule = async (change: (rule: Record<string, unknown>) => object, beside: object = {}) => {
      const file = join(setup.dir, 'field-mappings/field-mappings-kong.json');
      const text = await readFile(file, 'utf8');
      const document = JSON.parse(text) as { mappings: { product: Record<string, Record<string, unknown>> } };
      const { product } = document.mappings;
      await writeFile(
        join(setup.dir, 'field-mappings/zero.json'),
        JSON.stringify({
          ...document,
          ...beside,
          mappings: {
            ...document.mappings,
            product: { ...product, stock_quantity: change(product['stock_quantity'] ?? {}) },
          },
        }),
      );
      return setup.check({ field_mappings_key: 'zero.json' });
    };

    it('warns about a default of 0', async () => {
      const { code, lines } = await withRule((rule) => ({ ...rule, required: false, default: 0 }));

      expect(code).toBe(0);
      expect(lines).toEqual(
        containing(/^note stock an item without 'f_cantidad' is sent with stock_quantity 0.*Remove that default/),
      );
    });

    it.each(['default_values', 'defaults'])('warns about a 0 in the %s of the document', async (name) => {
      const { lines } = await withRule((rule) => ({ ...rule, required: false }), { [name]: { stock_quantity: 0 } });

      expect(lines).toEqual(containing(/^note stock an item without 'f_cantidad' is sent with stock_quantity 0/));
    });

    it.each([
      ['null', 'record["f_cantidad"] == null ? 0 : number(record["f_cantidad"])'],
      ['an empty text', 'record["f_cantidad"] == "" ? 0 : number(record["f_cantidad"])'],
      ['N/D', 'record["f_cantidad"] == "N/D" ? 0 : number(record["f_cantidad"])'],
    ])('warns about an expression that makes 0 of %s', async (_, expression) => {
      const { lines } = await withRule(({ product_field }) => ({ product_field, type: 'integer', expression }));

      expect(lines).toEqual(containing(/^note stock an item without 'f_cantidad' is sent with stock_quantity 0/));
    });

    it('is silent about an expression that makes 0 of no missing number', async () => {
      const expression = 'number(record["f_cantidad"]) < 0 ? 0 : number(record["f_cantidad"])';
      const { lines } = await withRule(({ product_field }) => ({ product_field, type: 'integer', expression }));

      expect(lines.join()).not.toContain('stock_quantity 0');
    });

    it('is silent about a default other than 0, or of none', async () => {
      expect((await withRule((rule) => ({ ...rule, default: 1 }))).lines.join()).not.toContain('stock_quantity 0');
      expect((await withRule((rule) => ({ ...rule, default: undefined }))).lines.join()).not.toContain(
        'stock_quantity 0',
      );
    });

    it('warns about "when_missing": 0', async () => {
      keepStock(30);
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint', when_missing: 0 });

      expect(code).toBe(0);
      expect(lines).toEqual(
        containing(/^note stock an item for which inventory\/stock has no level .*"when_missing": 0/),
      );
    });

    it.each([['N/D'], [null], ['']])('names items whose level in the stock list is %j', async (quantity) => {
      keepStock(30);
      const [first, ...others] = setup.siesa.stock.rows;
      setup.siesa.stock.set([{ ...first, quantity }, ...others]);
      const { lines } = await setup.check({ siesa_stock: 'endpoint' });

      expect(lines).toEqual(containing(/^note stock 1 of 30 items have .*not a number.*'PROD000001'/));
    });

    it('names items whose own row has no number', async () => {
      const [first, second, ...others] = rows();
      setup.siesa.set([{ ...first, f_cantidad: 'N/D' }, { ...second, f_cantidad: null }, ...others]);
      const { lines } = await setup.check();

      expect(lines).toEqual(containing(/^ok mapping 28 of 30 .*rejects, for example PROD000001: stock_quantity/));
    });

    it('names items without a level, which will be rejects', async () => {
      keepStock(28);
      const { lines } = await setup.check({ siesa_stock: 'endpoint' });

      expect(lines).toEqual(containing(/^note stock 2 of 30 items have no stock level.*'PROD000029', 'PROD000030'/));
    });
  });

  describe('rows that are added up', () => {
    const own = () => rows().map(({ f_codigo }) => f_codigo);

    it('and are equal in every column are named', async () => {
      setup.siesa.stock.set(own().flatMap((id) => [level(id), level(id)]));
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint' });

      expect(code).toBe(0);
      expect(lines).toEqual(
        containing(/^note stock \d+ items have rows in inventory\/stock that are equal in every column.*"quantity":5/),
      );
    });

    it('and are of several units are named, levels of several warehouses are not', async () => {
      setup.siesa.stock.set(
        own().flatMap((id) => [level(id, { unidad: 'UND' }), level(id, { unidad: 'CJ12', quantity: 1 })]),
      );
      const mixed = await setup.check({ siesa_stock: 'endpoint' });
      setup.siesa.stock.set(own().flatMap((id) => [level(id), level(id, { warehouse_id: 'B2' })]));
      const sound = await setup.check({ siesa_stock: 'endpoint' });

      expect(mixed.lines).toEqual(containing(/^note stock the rows of one item .* \(unidad 'UND', 'CJ12'\)/));
      expect(sound.lines.filter((line) => line.startsWith('note stock'))).toEqual([]);
    });
  });

  describe('a field that had values in the last full sync', () => {
    const knowing = async (fields: Readonly<Record<string, number>>) => {
      await setup.keepState({ fills: { of: 30, fields, lists: {} } });
      const found = await setup.check();
      await setup.keepState({});
      return found;
    };
    const without = (emptied: number, fields: object): void => {
      setup.siesa.set(rows().map((row, index) => (index < emptied ? { ...row, ...fields } : row)));
    };

    it.each([
      [15, 0],
      [16, 2],
    ])('and is empty in %i of 30 rows: half is the border', async (emptied, expected) => {
      setup.siesa.set(rows().map((row, index) => ({ ...row, f_ean: index < emptied ? null : '7702001041725' })));
      const { code, lines } = await knowing({ ean: 1 });

      expect(code).toBe(expected);
      if (expected === 2)
        expect(lines).toEqual(
          containing(
            /^FAIL mapping ean has a value in 14 of 30 products.*had one in 100 %.*FieldEmptied.*siesa-sync sync cliente-a --accept-empty 'ean'/,
          ),
        );
    });

    it('and is 0 in all is named, with every other field that lost its values', async () => {
      without(30, { f_cantidad: 0, f_ean: '' });
      const { lines } = await knowing({ stock_quantity: 0.9, ean: 0.6 });

      expect(lines.filter((line) => line.includes('FieldEmptied'))).toHaveLength(2);
      expect(lines).toEqual(containing(/^FAIL mapping stock_quantity has a value in 0 of 30 products/));
    });

    it('or that most never had, is not missed', async () => {
      without(30, { f_ean: null });

      expect((await knowing({ ean: 0.5 })).code).toBe(0);
      without(30, { f_ean: null });
      expect((await setup.check()).code).toBe(0);
    });

    it('is not judged by fewer than ten rows', async () => {
      setup.siesa.set(
        rows()
          .slice(0, 9)
          .map((row) => ({ ...row, f_ean: null })),
      );

      expect((await knowing({ ean: 1 })).code).toBe(0);
    });
  });

  describe('a stock list without the items', () => {
    it.each([
      [2, 'FAIL'],
      [3, 'ok'],
    ])('that contains %i of 30 is %s: a tenth is the border', async (known, mark) => {
      keepStock(known);
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint' });

      expect(code).toBe(mark === 'ok' ? 0 : 2);
      expect(lines).toEqual(containing(new RegExp(`^${mark} stock .* contains ${String(known)} of the 30 items`)));
    });

    it.each<[string, (code: string) => string, RegExp]>([
      [
        'another case',
        (code) => code.toLowerCase(),
        /upper and lower case: the item has 'PROD000001', the list has 'prod000001'/,
      ],
      [
        'other padding',
        (code) => `00${code}`,
        /padding or marks: the item has 'PROD000001', the list has '00PROD000001'/,
      ],
      ['marks', (code) => code.replace('PROD', 'PROD-'), /padding or marks/],
      [
        'codes of another list',
        (code) => `SIESA:${code.slice(4)}:Z`,
        /Its codes are others: items have 'PROD000001', .*, the list has 'SIESA:000001:Z'/,
      ],
    ])('names the likely cause: %s', async (_, spelled, cause) => {
      keepStock(30, spelled);
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint' });

      expect(code).toBe(2);
      expect(lines).toEqual(containing(cause));
    });

    it('accepts a list that was as short in the last full reading, which was accepted', async () => {
      keepStock(2);
      await setup.keepState({ fills: { of: 30, fields: {}, lists: { 'inventory/stock': 0.07 } } });
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint' });
      await setup.keepState({});

      expect(code).toBe(0);
      expect(lines).toEqual(containing(/^note stock inventory\/stock contains 2 of the 30 items.*was accepted/));
    });

    it('names an empty list', async () => {
      expect((await setup.check({ siesa_stock: 'endpoint' })).lines).toEqual(
        containing(/^FAIL stock .* contains 0 of the 30 items.*holds no row at all/),
      );
    });
  });
});
