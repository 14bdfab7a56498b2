import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containing, startCheckSetup, type CheckSetup } from '../../testing/check-setup.ts';

describe('client check, of a Siesa of dialect inventory: rows', () => {
  let setup: CheckSetup;
  beforeAll(async () => {
    setup = await startCheckSetup();
  });
  afterAll(() => setup.close());

  const rows = () => setup.siesa.products.rows;

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

    it('names the columns in which they differ where it recognises neither', async () => {
      twice({ f_nombre: 'Otro' });
      const { code, lines } = await setup.check();

      expect(code).toBe(2);
      expect(lines).toEqual(containing(/^FAIL rows .*they differ in 'f_nombre', and one sync cannot send both/));
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
    ])('warns about "same_key": "%s"', async (same_key, sentence) => {
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

    it('warns about "same_product": "newest"', async () => {
      const { code, lines } = await byReference({ same_product: 'newest' });

      expect(code).toBe(0);
      expect(lines).toEqual(containing(/^note rows .*the newest of them is sent/));
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
      expect(lines.some((line) => line.startsWith('note rows 1 id is above 1,024 bytes'))).toBe(named);
    });

    it('names rows whose text is not UTF-8', async () => {
      const [first, ...others] = rows();
      setup.siesa.set([{ ...first, f_nombre: 'Champú' }, ...others]);
      setup.siesa.switches.latin1 = 'Champú';
      expect((await setup.check()).lines).toEqual(
        containing(/^note rows 1 row holds a byte that is not UTF-8.*'PROD000001'/),
      );
    });

    it('names rows that have a column twice', async () => {
      const [first] = rows();
      const body = JSON.stringify({ data: [first], has_more: false }).replace('{"f_', '{"f_nombre":"Otro","f_');
      setup.siesa.switches.failWhen = () => ({ kind: 'answer', status: 200, body });
      expect((await setup.check()).lines).toEqual(
        containing(/^note rows 1 row has a column twice with different values.*'PROD000001'/),
      );
    });
  });
});
