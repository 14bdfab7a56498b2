import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '@siesa-integration/operator';
import { openHost } from '../../open-host.ts';
import { startCheckSetup, type CheckSetup } from '../../testing/check-setup.ts';
import { siesaSync } from '../../testing/command-line.ts';

type ClientState = Parameters<Stores['state']['replace']>[1];

const containing = (text: string | RegExp): unknown =>
  expect.arrayContaining([typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text)]);

describe('client check, of a Siesa of dialect inventory', () => {
  let setup: CheckSetup;
  beforeAll(async () => {
    setup = await startCheckSetup();
  });
  afterAll(() => setup.close());

  const rows = () => setup.siesa.products.rows;
  const level = (product_id: unknown, fields: object = {}) => ({
    product_id,
    warehouse_id: 'B1',
    quantity: 5,
    ...fields,
  });
  /** Replaces what is kept of cliente-a. */
  const keep = async (state: Partial<ClientState>): Promise<void> => {
    const host = await openHost({ local: setup.dir });
    const stored = await host.stores.state.read('cliente-a');
    await host.stores.state.replace('cliente-a', { epoch: 1, ...state }, stored?.version ?? 0);
    await host.close();
  };
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
    const withRule = async (change: (rule: Record<string, unknown>) => object) => {
      const file = join(setup.dir, 'field-mappings/field-mappings-kong.json');
      const text = await readFile(file, 'utf8');
      const document = JSON.parse(text) as { mappings: { product: Record<string, Record<string, unknown>> } };
      const { product } = document.mappings;
      await writeFile(
        join(setup.dir, 'field-mappings/zero.json'),
        JSON.stringify({
          ...document,
          mappings: {
            ...document.mappings,
            product: { ...product, stock_quantity: change(product['stock_quantity'] ?? {}) },
          },
        }),
      );
      return setup.check({ field_mappings_key: 'zero.json' });
    };

    it('says aloud a default of 0', async () => {
      const { code, lines } = await withRule((rule) => ({ ...rule, required: false, default: 0 }));

      expect(code).toBe(0);
      expect(lines).toEqual(
        containing(/^note stock an item without 'f_cantidad' is sent with stock_quantity 0.*Remove that default/),
      );
    });

    it('says nothing of a default other than 0, or of none', async () => {
      expect((await withRule((rule) => ({ ...rule, default: 1 }))).lines.join()).not.toContain('stock_quantity 0');
      expect((await withRule((rule) => ({ ...rule, default: undefined }))).lines.join()).not.toContain('stock_quantity 0');
    });

    it('says aloud "when_missing": 0', async () => {
      keepStock(30);
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint', when_missing: 0 });

      expect(code).toBe(0);
      expect(lines).toEqual(
        containing(/^note stock an item for which inventory\/stock has no level .*"when_missing": 0/),
      );
    });

    it('names items without a level, which will be rejects', async () => {
      keepStock(28);
      const { lines } = await setup.check({ siesa_stock: 'endpoint' });

      expect(lines).toEqual(containing(/^note stock 2 of 30 items have no stock level.*'PROD000029', 'PROD000030'/));
    });
  });

  describe('a stock list that does not know the items', () => {
    it.each([
      [2, 'FAIL'],
      [3, 'ok'],
    ])('that knows %i of 30 is %s: a tenth is the border', async (known, mark) => {
      keepStock(known);
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint' });

      expect(code).toBe(mark === 'ok' ? 0 : 2);
      expect(lines).toEqual(containing(new RegExp(`^${mark} stock .* knows ${String(known)} of 30 items`)));
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

    it('knows a list that was as short in the last full reading, which was accepted', async () => {
      keepStock(2);
      await keep({ fills: { of: 30, fields: {}, lists: { 'inventory/stock': 0.07 } } });
      const { code, lines } = await setup.check({ siesa_stock: 'endpoint' });
      await keep({});

      expect(code).toBe(0);
      expect(lines).toEqual(containing(/^note stock inventory\/stock knows 2 of 30 items.*was accepted/));
    });

    it('names an empty list', async () => {
      expect((await setup.check({ siesa_stock: 'endpoint' })).lines).toEqual(
        containing(/^FAIL stock .* knows 0 of 30 items.*holds no row at all/),
      );
    });
  });

  describe('rows that share a key', () => {
    const twice = (change: object): void => {
      const [first, ...others] = rows();
      setup.siesa.set([
        { ...first, f_bodega: 'B1', f_talla: 'S' },
        { ...first, f_bodega: 'B1', f_talla: 'S', ...change },
        ...others,
      ]);
    };

    it('recognises one row per warehouse', async () => {
      twice({ f_bodega: 'B2', f_cantidad: 3 });
      const { code, lines } = await setup.check();

      expect(code).toBe(2);
      expect(lines).toEqual(
        containing(
          /^FAIL rows 1 key has rows that differ, for example 'PROD000001'.*one row per warehouse.*"same_key": "sum"/,
        ),
      );
    });

    it('recognises one row per size', async () => {
      twice({ f_talla: 'M', f_ean: '7702001041725' });
      expect((await setup.check()).lines).toEqual(containing(/^FAIL rows .*one row per size or colour.*siesa_key/));
    });

    it('takes versions with their own dates, and equal rows, for what they are', async () => {
      twice({ f_cantidad: 3, f_fecha_modificacion: '2020-01-01T00:00:00Z' });
      expect((await setup.check()).code).toBe(0);
      twice({});
      expect((await setup.check()).code).toBe(0);
    });

    it.each([
      ['sum', /^note rows .*added up \("same_key": "sum"\)/],
      ['newest', /^note rows .*comes last is sent.*"same_key": "newest"/],
    ])('says aloud "same_key": "%s"', async (same_key, sentence) => {
      twice({ f_bodega: 'B2', f_cantidad: 3 });
      const { code, lines } = await setup.check({ same_key });

      expect(code).toBe(0);
      expect(lines).toEqual(containing(sentence));
    });
  });

  describe('items that become one product', () => {
    const byReference = async (settings: object = {}) => {
      const text = await readFile(join(setup.dir, 'field-mappings/field-mappings-kong.json'), 'utf8');
      const document = JSON.parse(text) as { mappings: { product: Record<string, object> } };
      const { product } = document.mappings;
      await writeFile(
        join(setup.dir, 'field-mappings/reference.json'),
        JSON.stringify({
          ...document,
          mappings: {
            ...document.mappings,
            product: { ...product, id: { ...product['id'], siesa_field: 'f_codigo_externo' } },
          },
        }),
      );
      const [first, second, ...others] = rows();
      setup.siesa.set([first ?? {}, { ...second, f_codigo_externo: first?.['f_codigo_externo'] }, ...others]);
      return setup.check({ field_mappings_key: 'reference.json', ...settings });
    };

    it('fails and names both', async () => {
      const { code, lines } = await byReference();

      expect(code).toBe(2);
      expect(lines).toEqual(
        containing(
          /^FAIL rows 1 product is made of several items: .*'SIESA-PROD000001' of items 'PROD000001', 'PROD000002'.*"same_product": "newest"/,
        ),
      );
    });

    it('says aloud "same_product": "newest"', async () => {
      const { code, lines } = await byReference({ same_product: 'newest' });

      expect(code).toBe(0);
      expect(lines).toEqual(containing(/^note rows .*the newest of them is sent/));
    });
  });

  describe('pages', () => {
    it('says aloud that totals are not used', async () => {
      expect((await setup.check({ siesa_total: 'ignore' })).lines).toEqual(
        containing(/^note paging .*"siesa_total": "ignore"/),
      );
    });

    it('fails when page 0 holds other rows than page 1', async () => {
      Object.assign(setup.siesa.switches, { firstPage: 0, pagingWords: 'totalItems', cap: 10 });
      const { code, lines } = await setup.check();

      expect(code).toBe(2);
      expect(lines).toEqual(containing(/^FAIL (?:paging Siesa counts its pages from 0|siesa )/));
    });

    it('says how many rows a capped page holds beside those asked for', async () => {
      setup.siesa.switches.cap = 20;
      expect((await setup.check()).lines).toEqual(
        containing(/^note paging Siesa's pages hold 20 rows, and 1,000 were asked for.*"siesa_page_size": 20/),
      );
    });

    it('says nothing of a list that ends with its first page', async () => {
      expect((await setup.check()).lines.join('\n')).not.toMatch(/ paging /);
    });

    it('names words that look like paging and are not understood', async () => {
      const body = JSON.stringify({ data: rows(), quedan_mas_paginas: false });
      setup.siesa.switches.failWhen = ({ url }) =>
        url.searchParams.get('page') === '1'
          ? { kind: 'answer', status: 200, body }
          : { kind: 'answer', status: 200, body: '{"data":[]}' };
      expect((await setup.check()).lines).toEqual(containing(/^note paging Siesa's page holds 'quedan_mas_paginas'/));
    });

    it('fails with the words of an error beside an empty list', async () => {
      setup.siesa.switches.errorBeside = { success: false, message: 'Licencia vencida' };
      const { code, lines } = await setup.check();

      expect(code).toBe(2);
      expect(lines).toEqual(containing(/^FAIL siesa .*Licencia vencida/));
    });
  });

  describe('clocks', () => {
    it.each([
      [120_000, /^note clock Siesa's clock is (?:1 min 5\d s|2 min \d s) ahead/],
      [-120_000, /^ok clock Siesa's clock is 2 min \d s behind/],
    ])('names a clock that is %i ms away', async (ms, sentence) => {
      setup.siesa.switches.date = Date.now() + ms;
      expect((await setup.check()).lines).toEqual(containing(sentence));
    });

    it('finds that Siesa reads zones', async () => {
      const { lines, asked } = await setup.check();

      expect(lines).toEqual(containing(/^ok changes .*to the second: Siesa reads the zone/));
      expect(new Set(asked.flatMap(({ searchParams }) => searchParams.get('modified_since') ?? []))).toHaveProperty(
        'size',
        4,
      );
    });

    it('finds that Siesa ignores modified_since, and that nothing is lost', async () => {
      setup.siesa.switches.modifiedSince = 'ignored';
      expect((await setup.check()).lines).toEqual(containing(/^note changes Siesa ignores modified_since/));
    });

    it('finds that Siesa compares the digits of local dates', async () => {
      setup.siesa.switches.modifiedSince = 'digits';
      setup.siesa.set(
        rows().map((row) => ({ ...row, f_fecha_modificacion: String(row['f_fecha_modificacion']).replace('Z', '') })),
      );
      expect((await setup.check()).lines).toEqual(containing(/^ok changes .*compares digits without their zone/));
    });

    it('fails where Siesa compares the digits of UTC and the client is east of it', async () => {
      setup.siesa.switches.modifiedSince = 'digits';
      const { code, lines } = await setup.check({ timezone: 'Europe/Madrid' });

      expect(code).toBe(2);
      expect(lines).toEqual(
        containing(/^FAIL changes Siesa leaves out 'PROD0000\d\d' .*compares the digits of UTC.*"timezone": "UTC"/),
      );
    });

    it('says what dates without a time mean', async () => {
      setup.siesa.switches.dayStamps = true;
      setup.siesa.switches.modifiedSince = 'digits';
      expect((await setup.check()).lines).toEqual(
        containing(/^note changes the dates of change carry a day and no time/),
      );
    });

    it('says that it cannot know without a date', async () => {
      setup.siesa.set(rows().map((row) => ({ ...row, f_fecha_modificacion: null })));
      expect((await setup.check()).lines).toEqual(containing(/^note changes no row of these pages has a date/));
    });

    it.each([
      [14, false],
      [16, true],
    ])('names rows whose date is %i minutes ahead: %s', async (minutes, named) => {
      const [first, ...others] = rows();
      setup.siesa.set([
        { ...first, f_fecha_modificacion: new Date(Date.now() + minutes * 60_000).toISOString() },
        ...others,
      ]);
      expect(
        (await setup.check()).lines.some((line) =>
          line.startsWith('note rows 1 rows have a date of change in the future'),
        ),
      ).toBe(named);
    });
  });

  describe('ids', () => {
    it.each([
      [1_024, false],
      [1_025, true],
    ])('names an id of %i bytes: %s', async (bytes, named) => {
      const [first, ...others] = rows();
      setup.siesa.set([
        { ...first, f_codigo: 'ñ'.repeat(bytes / 2).padEnd(bytes - Math.floor(bytes / 2), 'x') },
        ...others,
      ]);
      const { lines } = await setup.check();
      expect(lines.some((line) => line.startsWith('note rows 1 ids are above 1,024 bytes'))).toBe(named);
    });

    it('names rows whose text is not UTF-8', async () => {
      const [first, ...others] = rows();
      setup.siesa.set([{ ...first, f_nombre: 'Champú' }, ...others]);
      setup.siesa.switches.latin1 = 'Champú';
      expect((await setup.check()).lines).toEqual(
        containing(/^note rows 1 rows hold a byte that is not UTF-8.*'PROD000001'/),
      );
    });
  });

  describe('a key with an invisible character', () => {
    it.each([
      ['siesa', 'api_key'],
      ['kong', 'api_key'],
    ])('is refused by name before the first call: %s', async (name, key) => {
      const file = `secrets/siesa-integration/cliente-a/${name}.json`;
      const text = await readFile(join(setup.dir, file), 'utf8');
      await setup.edit(file, (secret) => ({ ...secret, [key]: `${String(secret[key])}\u200b` }));
      const { code, lines, asked } = await setup.check();
      await writeFile(join(setup.dir, file), text);

      expect(code).toBe(2);
      expect(asked).toEqual([]);
      expect(lines).toEqual([expect.stringMatching(new RegExp(`^FAIL settings .*${name}.*`))]);
      expect(lines.join()).not.toContain(`${name}_api_key_here`);
    });
  });

  describe('another end than the last sync had', () => {
    it.each([
      [
        { source: 'inventory https://old.example/api' },
        /^FAIL ends its Siesa is .*last sync read inventory https:\/\/old\.example\/api.*siesa-sync sync cliente-a --new-source --local /,
      ],
      [
        { destination: 'kong at https://old.example, products by product_id' },
        /^FAIL ends its destination is .*siesa-sync sync cliente-a --new-destination --local /,
      ],
    ])('is found before a sync: %j', async (ends, sentence) => {
      await keep(ends);
      const { code, lines } = await setup.check();
      await keep({});

      expect(code).toBe(2);
      expect(lines).toEqual(containing(sentence));
    });

    it('is not another one under its former address', async () => {
      await keep({ destination: 'kong at https://old.example/api, products by product_id' });
      const { code } = await setup.check({ former_product_api_url: 'https://old.example/api' });
      await keep({});

      expect(code).toBe(0);
    });

    it('is named by `client apply` before it writes', async () => {
      await siesaSync(['client', 'check', 'cliente-a', '--local', setup.dir]);
      const kong = (await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8')).replace(
        /"product_api_url": *"[^"]*"/,
        '"product_api_url": "http://127.0.0.1:9/api"',
      );
      await writeFile(join(setup.dir, 'moved.json'), kong);
      const present = JSON.parse(await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8')) as {
        product_api_url: string;
      };
      await keep({ destination: `kong at ${present.product_api_url}, products by product_id` });
      const { code, out, err } = await siesaSync([
        'client',
        'apply',
        join(setup.dir, 'moved.json'),
        '--local',
        setup.dir,
      ]);
      const json = await siesaSync(['client', 'apply', join(setup.dir, 'moved.json'), '--local', setup.dir, '--json']);
      await keep({});

      expect(code).toBe(2);
      expect(out).toMatch(
        /^ {4}! its destination is kong at http:\/\/127\.0\.0\.1:9\/api, .*DestinationChanged.*--new-destination/m,
      );
      expect(err + json.err).toContain('Nothing was written');
    });
  });
});
