import { connektaExampleJoins } from '@siesa-integration/siesa-client';
import { defaultTemplate } from '@siesa-integration/sandbox/template';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCanarySetup } from '../../testing/canary-setup.ts';
import { startCheckSetup, type CheckSetup } from '../../testing/check-setup.ts';
import { siesaSync } from '../../testing/command-line.ts';

it('client check estimates a full read of Siesa Cloud from its own pages and those of the joined queries', async () => {
  const setup = await startCanarySetup(defaultTemplate());
  const { out } = await siesaSync(['client', 'check', 'cliente-c', '--local', setup.dir]);
  await setup.close();

  expect(out).toMatch(/^ok {4}full read +3 calls, about 2 s at 100 calls a minute$/m);
});

describe('client check, of a Siesa of dialect connekta', () => {
  let setup: CheckSetup;
  beforeAll(async () => {
    setup = await startCheckSetup('connekta');
  });
  afterAll(() => setup.close());

  const containing = (text: RegExp): unknown => expect.arrayContaining([expect.stringMatching(text)]);
  const [barcodes, stock] = connektaExampleJoins;

  it('has no failure where nothing is wrong, and counts what each join knows', async () => {
    const { code, lines } = await setup.check();

    expect(code).toBe(0);
    expect(lines).toEqual(containing(/^ok stock API_v2_Inventarios_InvFecha f150_id=NB1 contains 30 of the 30 items/));
    expect(lines).toEqual(containing(/^ok changes every sync reads all products/));
  });

  it('fails on a warehouse that no row has, and names those that rows have', async () => {
    const { code, lines } = await setup.check({ siesa_joins: [barcodes, { ...stock, where: { f150_id: 'NB2' } }] });

    expect(code).toBe(2);
    expect(lines).toEqual(
      containing(
        /^FAIL stock .*f150_id=NB2 contains 0 of the 30 items.*`where` asks for f150_id 'NB2', and the rows have 'NB1'/,
      ),
    );
  });

  it.each<[string, (code: string) => string, RegExp]>([
    [
      'another case',
      (code) => code.toLowerCase(),
      /upper and lower case: the item has 'SIESA-PROD000001', the list has 'siesa-prod000001'/,
    ],
    ['marks', (code) => code.replaceAll('-', ''), /padding or marks: the item has 'SIESA-PROD000001'/],
    ['codes of another list', (code) => `Z${code}`, /Its codes are others: .*'SIESA-PROD000001'.*'ZSIESA-PROD000001'/],
  ])('names the likely cause where a join on another column contains no item: %s', async (_, spelled, cause) => {
    const references = setup.siesa.products.rows.map((_, index) => `SIESA-PROD${String(index + 1).padStart(6, '0')}`);
    setup.siesa.set(setup.siesa.products.rows.map((row, index) => ({ ...row, f120_referencia: references[index] })));
    setup.siesa.tables.get(stock.query)?.set(
      references.map((reference, index) => ({
        f120_id_cia: 1,
        f120_id: index,
        f120_referencia: spelled(reference),
        f150_id: 'NB1',
        f400_cant_existencia_1: 1,
      })),
    );
    const { code, lines } = await setup.check({
      siesa_joins: [barcodes, { ...stock, columns: ['f400_cant_existencia_1'], on: ['f120_referencia'] }],
    });

    expect(code).toBe(2);
    expect(lines).toEqual(containing(cause));
  });

  it('warns about a join whose rows are not checked for their company', async () => {
    const { lines } = await setup.check({ siesa_joins: [barcodes, { ...stock, company_column: 'none' }] });

    expect(lines).toEqual(
      containing(
        /^note rows no row of API_v2_Inventarios_InvFecha is checked for its company.*"company_column": "none" in siesa_joins/,
      ),
    );
  });

  it('warns about "when_missing": 0 of a join', async () => {
    expect((await setup.check({ siesa_joins: [barcodes, { ...stock, when_missing: 0 }] })).lines).toEqual(
      containing(/^note stock an item for which API_v2_Inventarios_InvFecha has no level/),
    );
  });

  it.each([
    ['where', { where: { f150_bodega: 'NB1' } }, 'f150_bodega'],
    ['pick', { pick: 'sum:f400_existencia' }, 'f400_existencia'],
    ['pick', { pick: 'max:f400_fecha' }, 'f400_fecha'],
  ])('fails on a column of %s that no row has', async (_, change, column) => {
    const { code, lines } = await setup.check({ siesa_joins: [barcodes, { ...stock, ...change }] });

    expect(code).toBe(2);
    expect(lines).toEqual(containing(new RegExp(`^FAIL siesa .*API_v2_Inventarios_InvFecha.*'${column}'`)));
  });

  it('fails on a query without a column of the company, and warns that none is checked', async () => {
    const { tables } = setup.siesa;
    const items = tables.get('API_v2_Items');
    const without = (): void => {
      for (const table of tables.values()) table.set(table.rows.map((row) => ({ ...row, f120_id_cia: undefined })));
    };
    without();
    setup.siesa.switches.ignoresCompany = true;
    const refused = await setup.check();
    expect(items?.rows).toHaveLength(30);
    without();
    const accepted = await setup.check({ siesa_company_column: 'none' });

    expect(refused.code).toBe(2);
    expect(refused.lines).toEqual(containing(/^FAIL siesa .*siesa_company_column/));
    expect(accepted.lines).toEqual(containing(/^note rows no row of API_v2_Items is checked for its company/));
  });

  it.each([
    ['stock', 'API_v2_Inventarios_InvFecha', stock],
    ['barcodes', 'API_v2_ItemsBarras', barcodes], // a neighbour: a list of something other than stock
  ])('fails on a join alone without a column of the company: %s', async (_, query, join) => {
    const { tables } = setup.siesa;
    tables.get(query)?.set((tables.get(query)?.rows ?? []).map((row) => ({ ...row, f120_id_cia: undefined })));
    setup.siesa.switches.ignoresCompany = true;
    const { code, lines } = await setup.check({ siesa_joins: [join] });

    expect(code).toBe(2);
    expect(lines).toEqual(
      containing(
        new RegExp(
          `^FAIL siesa No row of the query '${query}' has a column for the company.*the join's company_column`,
        ),
      ),
    );
  });

  it('fails on a column of the company that no row has', async () => {
    setup.siesa.switches.ignoresCompany = true;
    const { code, lines } = await setup.check({ siesa_joins: [], siesa_company_column: 'f150_id_cia' });

    expect(code).toBe(2);
    expect(lines).toEqual(containing(/^FAIL siesa No row of the query 'API_v2_Items' has the column 'f150_id_cia'/));
  });

  it('names items whose level in a join is not a number', async () => {
    const list = setup.siesa.tables.get(stock.query);
    const [first, ...others] = list?.rows ?? [];
    list?.set([{ ...first, f400_cant_existencia_1: 'N/D' }, ...others]);

    expect((await setup.check()).lines).toEqual(containing(/^note stock 1 of 30 items have .*not a number/));
  });

  it('counts the rows of another company, and fails where there are no others', async () => {
    setup.siesa.switches.ignoresCompany = true;
    const items = setup.siesa.products.rows;
    setup.siesa.set([...items, ...items.map((row, index) => ({ ...row, f120_id_cia: 2, f120_id: 90_000 + index }))]);
    const some = await setup.check();
    setup.siesa.switches.ignoresCompany = true;
    const all = await setup.check({ siesa_erp_company: 3 });

    expect(some.lines).toEqual(containing(/^note rows 30 of 60 rows .*another company's/));
    expect(all.code).toBe(2);
    expect(all.lines).toEqual(containing(/^FAIL siesa .*siesa_erp_company/));
  });

  it('recognises one row per warehouse of a query that joins the stock', async () => {
    const query = setup.siesa.products.rows.flatMap((row) =>
      ['NB1', 'NB2'].map((f150_id, index) => ({ ...row, f150_id, f400_cant_existencia_1: index })),
    );
    setup.siesa.set(query);
    const refused = await setup.check({ siesa_joins: [] });
    setup.siesa.set(query);
    const summed = await setup.check({ siesa_joins: [], same_key: 'sum' });

    expect(refused.code).toBe(2);
    expect(refused.lines).toEqual(containing(/^FAIL rows .*one row per warehouse.*"same_key": "sum"/));
    expect(summed.lines).toEqual(containing(/^note rows .*their stock is added up/));
  });

  it('recognises one row per size of a query of variants, and is content once siesa_key names its columns', async () => {
    const variants = setup.siesa.products.rows.flatMap((row) =>
      ['S', 'M'].map((size) => ({ ...row, f121_id_ext1_detalle: size })),
    );
    const joins = { siesa_joins: [] };
    setup.siesa.set(variants);
    const before = await setup.check(joins);
    setup.siesa.set(variants);
    const after = await setup.check({ ...joins, siesa_key: ['f120_id', 'f121_id_ext1_detalle'] });

    expect(before.code).toBe(2);
    expect(before.lines).toEqual(
      containing(/^FAIL rows .*one row per size or colour.*"siesa_key": \["f120_id","f121_id_ext1_detalle"\]/),
    );
    expect(after.lines.filter((line) => line.includes('rows that differ'))).toEqual([]);
  });

  it('fails on a column of siesa_key that no row has', async () => {
    const { code, lines } = await setup.check({ siesa_joins: [], siesa_key: ['f120_id', 'color'] });

    expect(code).toBe(2);
    expect(lines).toEqual(containing(/^FAIL .*'color'/));
  });
});
