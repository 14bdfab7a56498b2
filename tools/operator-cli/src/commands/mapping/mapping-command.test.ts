import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleMapping } from '@siesa-integration/sandbox/simulators';
import { readSample } from '@siesa-integration/operator/mapping';
import { siesaSync } from '../../testing/command-line.ts';

const row = {
  f_codigo: 'PROD001',
  f_codigo_externo: 'S-1',
  f_nombre: 'Café',
  f_ean: '7702001041725',
  f_cantidad: '000000000004290.0000',
};

describe('siesa-sync mapping check', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'siesa-sync-mapping-'));
    await writeFile(join(dir, 'kong.json'), await exampleMapping('field-mappings-kong.json'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  const file = async (name: string, content: unknown): Promise<string> => {
    await writeFile(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(dir, name);
  };
  const check = (...args: readonly string[]) => siesaSync(['mapping', 'check', ...args]);

  it('reports that a document is valid, and its product', async () => {
    const { code, out } = await check(join(dir, 'kong.json'));

    expect(code).toBe(0);
    expect(out).toBe(`${join(dir, 'kong.json')}: valid, for kong\n`);
  });

  it.each([
    ['kong-core', 'kong'],
    ['kong-core-connekta', 'kong'],
    ['wms-proxy', 'wms'],
    ['wms-proxy-connekta', 'wms'],
  ])('knows the fields of every dialect: %s', async (name, product) => {
    const document = await file(`${name}.json`, await exampleMapping(`field-mappings-${name}.json`));

    expect(await check(document)).toMatchObject({ code: 0, out: `${document}: valid, for ${product}\n` });
  });

  it('names a field of WMS Proxy that is misspelt', async () => {
    const document = await exampleMapping('field-mappings-wms-proxy.json');
    const misspelt = await file('misspelt.json', document.replace('"barcode"', '"barcodes"'));

    expect((await check(misspelt)).out).toContain(
      "wms has no field 'barcodes', as which ean is sent: did you mean 'barcode'?",
    );
  });

  it('shows every problem at once', async () => {
    const { code, out } = await check(
      await file('bad.json', {
        version: '1.0',
        product_type: 'kong',
        mappings: {
          product: {
            id: { siesa_field: 'f_codigo', product_field: 'product_id', type: 'strnig' },
            ean: { siesa_field: 'f_ean', type: 'string', validation: '[' },
          },
        },
      }),
    );

    expect(code).toBe(2);
    expect(out).toMatch(/bad\.json: \d problems/);
    expect(out).toMatch(/mappings\.product\.id\.type: expected .*string.*, found strnig/);
    expect(out).toMatch(/mappings\.product\.ean\.validation/);
  });

  it('shows both places of a key that is written twice', async () => {
    const document = await exampleMapping('field-mappings-kong.json');
    const { code, out } = await check(await file('twice.json', document.replace('{', '{\n"version": "1.0",')));

    expect(code).toBe(2);
    expect(out).toMatch(
      /twice\.json: 1 problem\n {2}version: expected each key once, found version; line 3, column 3 repeats line 2, column 1\n/,
    );
  });

  it('refuses a product without an adapter', async () => {
    const document = JSON.parse(await exampleMapping('field-mappings-kong.json')) as object;
    const { code, out } = await check(await file('kongg.json', { ...document, product_type: 'kongg' }));

    expect(code).toBe(2);
    expect(out).toMatch(/kongg\.json: 1 problem\n {2}product_type: there is no product 'kongg': did you mean 'kong'\?/);
  });

  it('warns of a key that it does not know', async () => {
    const document = JSON.parse(await exampleMapping('field-mappings-kong.json')) as object;
    const { code, out } = await check(await file('odd.json', { ...document, transformatons: {} }));

    expect(code).toBe(0);
    expect(out).toMatch(/warning: transformatons: .*transformations/);
  });

  it('shows of a sample how often fields are filled, what fails, and three records before and after', async () => {
    const sample = await file('page.json', {
      data: [row, { ...row, f_ean: 'short' }, { ...row, f_cantidad: 'agotado' }],
      pagination: {},
    });
    const { code, out } = await check(join(dir, 'kong.json'), '--sample', sample);

    expect(code).toBe(0);
    expect(out).toContain('3 rows: 2 mapped, 1 refused');
    expect(out).toMatch(/^ean \(barcode\)\s+50 %$/m);
    expect(out).toMatch(/1 {2}stock_quantity\s+mapping\/integer: expected a whole number\s+is refused\s+agotado/);
    expect(out).toMatch(/1 {2}ean\s+mapping\/pattern: .*goes without it\s+short/);
    expect(out).toMatch(/before \{"f_codigo":"PROD001".*\nafter {2}\{"id":"PROD001".*"stock_quantity":4290/);
  });

  it('gives the same as JSON', async () => {
    const { out } = await check(
      join(dir, 'kong.json'),
      '--json',
      '--sample',
      await file('rows.json', [{ ...row, f_cantidad: 'agotado' }]),
    );

    expect(JSON.parse(out)).toMatchObject({
      valid: true,
      problems: [],
      sample: {
        records: 1,
        accepted: 0,
        refused: 1,
        examples: [{ before: { f_codigo: 'PROD001' }, after: { ok: false, issues: [{ path: 'stock_quantity' }] } }],
      },
    });
  });

  it('names a file that is missing, is not JSON, or holds no rows', async () => {
    const missing = await check(join(dir, 'nothing.json'));
    const broken = await check(await file('broken.json', '{'));
    const empty = await check(join(dir, 'kong.json'), '--sample', await file('empty.json', '"text"'));

    expect([missing.code, broken.code, empty.code]).toEqual([2, 2, 2]);
    expect(missing.err).toMatch(/nothing\.json' cannot be read/);
    expect(broken.err).toMatch(/broken\.json' is not JSON/);
    expect(empty.err).toMatch(/empty\.json' holds no rows/);
  });

  describe('readSample', () => {
    it.each([
      ['a list', [row]],
      ['a page', { items: [row] }],
      ['a page of Connekta', { codigo: 0, detalle: { Table: [row] } }],
      ['a page of a dynamic query', { codigo: 0, detalle: { Datos: [row] } }],
      ['one row', row],
      ['one row a line', `${JSON.stringify(row)}\n\n${JSON.stringify(row)}\n`],
    ])('reads %s', async (name, content) => {
      expect((await readSample(await file(`${name}.json`, content)))[0]).toEqual(row);
    });

    it('refuses a list that does not hold rows alone, and a page that cannot be read', async () => {
      for (const [name, text] of [
        ['mixed.json', '[{"f_codigo": "A"}, 5]'],
        ['page.json', '{"data": ["A"]}'],
        ['word.json', '"A"'],
      ] as const) {
        await writeFile(join(dir, name), text);
        await expect(readSample(join(dir, name))).rejects.toThrow('holds no rows');
      }
    });

    it('refuses lines that are no rows', async () => {
      await expect(readSample(await file('lines.txt', '{"a":1}\nnothing'))).rejects.toThrow('holds no rows');
    });
  });
});
