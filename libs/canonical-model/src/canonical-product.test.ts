import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { canonicalFields } from './canonical-fields.ts';
import { canonicalProductSchema } from './canonical-product.ts';
import { aProduct, someProducts } from './testing/index.ts';

const accepts = (product: unknown): boolean => v.safeParse(canonicalProductSchema, product).success;

describe('canonicalProductSchema', () => {
  it('accepts and keeps further and custom fields', () => {
    const product = aProduct({
      ean: '7702001041725',
      unit_price: 12.5,
      'custom:color': 'Blue',
      'custom:sizes': ['S', { eu: 36 }],
    });

    expect(v.parse(canonicalProductSchema, product)).toEqual(product);
  });

  it.each(canonicalFields.filter((field) => field.required).map((field) => field.name))(
    'refuses a product without %s',
    (name) => {
      const fields = Object.entries(aProduct()).filter(([key]) => key !== name);

      expect(accepts(Object.fromEntries(fields))).toBe(false);
    },
  );

  it.each(canonicalFields.filter((field) => !field.required).map((field) => field.name))(
    'accepts null in %s',
    (name) => {
      expect(accepts(aProduct({ [name]: null }))).toBe(true);
    },
  );

  it.each(canonicalFields.filter((field) => !field.required).map((field) => field.name))(
    'accepts a product without %s',
    (name) => {
      expect(accepts(Object.fromEntries(Object.entries(aProduct()).filter(([key]) => key !== name)))).toBe(true);
    },
  );

  it.each([
    ['a blank name', { name: '  ' }],
    ['a quantity that is not whole', { stock_quantity: 1.5 }],
    ['a quantity beyond the safe integers', { stock_quantity: 2 ** 53 }],
    ['a quantity as text', { stock_quantity: '100' }],
    ['a required field that is null', { sku: null }],
    ['an EAN of 12 digits', { ean: '770200104172' }],
    ['an EAN with digits of another script', { ean: '٧٧٠٢٠٠١٠٤١٧٢٥' }],
    ['a number that JSON cannot write', { unit_price: Number.POSITIVE_INFINITY }],
  ])('refuses %s', (_, fields) => {
    expect(accepts(aProduct(fields))).toBe(false);
  });

  it('has the same field names as canonicalFields', () => {
    expect(Object.keys(canonicalProductSchema.entries).sort()).toEqual(canonicalFields.map(({ name }) => name).sort());
  });
});

describe('someProducts', () => {
  it('makes different valid products', () => {
    const products = someProducts(3, { warehouse_zone: 'ZONE-A' });

    expect(products.map(({ id }) => id)).toEqual(['PROD000001', 'PROD000002', 'PROD000003']);
    expect(products.every(accepts)).toBe(true);
  });
});
