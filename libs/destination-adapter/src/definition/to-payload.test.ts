import { aProduct, aProductWithoutStock } from '@siesa-integration/canonical-model/testing';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { payloadSchema } from './schemas.ts';
import { toPayload } from './to-payload.ts';

const payload = payloadSchema({
  key: v.string('text'),
  quantity: v.number('a number'),
  properties: v.optional(v.looseObject({ color: v.optional(v.string('a colour')) })),
});
const id = { canonical: 'id', target: 'key' };
const stock = { canonical: 'stock_quantity', target: 'quantity' };
const plain = { name: 'memory', payload };
const withProperties = { ...plain, customFields: 'properties' };

describe('toPayload', () => {
  it('builds objects and lists from nested targets', () => {
    const fields = [
      id,
      stock,
      { canonical: 'custom:color', target: 'properties.color' },
      { canonical: 'category', target: 'groups[].category' },
      { canonical: 'line', target: 'groups[].group' },
    ];

    expect(toPayload(plain, fields, aProduct({ 'custom:color': 'red', category: 'INV01', line: 'L2' }))).toMatchObject({
      ok: true,
      value: {
        key: 'PROD001',
        quantity: 100,
        properties: { color: 'red' },
        groups: [{ category: 'INV01' }, { group: 'L2' }],
      },
    });
    expect(toPayload(plain, fields, aProduct())).toMatchObject({ ok: true, value: { key: 'PROD001', quantity: 100 } });
  });

  it('names the canonical field of a nested value that is refused', () => {
    const fields = [id, stock, { canonical: 'colour', target: 'properties.color' }];

    expect(toPayload(plain, fields, aProduct({ colour: 7 }))).toEqual({
      ok: false,
      issues: [{ path: 'colour', code: 'memory/properties.color', expected: 'a colour', received: '7' }],
    });
  });

  it('refuses a product without a stock where the payload needs one, and never sends 0', () => {
    const product = aProductWithoutStock();

    expect(toPayload(plain, [id, stock], product)).toEqual({
      ok: false,
      issues: [{ path: 'stock_quantity', code: 'memory/quantity', expected: 'a value', received: 'undefined' }],
    });
    expect(toPayload(plain, [id, stock], { ...product, stock_quantity: null })).toMatchObject({
      ok: false,
      issues: [{ path: 'stock_quantity', expected: 'a number', received: 'null' }],
    });
  });
});

describe('custom fields', () => {
  const product = aProduct({ 'custom:color': 'red', 'custom:a.b': 1, 'custom:gone': null });

  it('go to the object that the destination has for them, under their own names', () => {
    expect(toPayload(withProperties, [id, stock], product)).toMatchObject({
      ok: true,
      value: { key: 'PROD001', quantity: 100, properties: { color: 'red', 'a.b': 1, gone: null } },
    });
  });

  it('are sent by their rule where they have one, and a rule wins over a field of the same name', () => {
    const fields = [
      id,
      stock,
      { canonical: 'custom:a.b', target: 'ab' },
      { canonical: 'category', target: 'properties.color' },
    ];

    expect(toPayload(withProperties, fields, { ...product, category: 'blue' })).toMatchObject({
      ok: true,
      value: { key: 'PROD001', quantity: 100, ab: 1, properties: { color: 'blue', gone: null } },
    });
  });

  it('are not sent where the destination has no such object', () => {
    expect(toPayload(plain, [id, stock], product)).toEqual({
      ok: true,
      value: { key: 'PROD001', quantity: 100 },
      warnings: [],
    });
  });

  it('add nothing to a payload without any, and never reach a prototype', () => {
    expect(toPayload(withProperties, [id, stock], aProduct())).toMatchObject({
      value: { key: 'PROD001', quantity: 100 },
    });

    expect(toPayload(withProperties, [id, stock], aProduct({ 'custom:__proto__': { polluted: true } }))).toMatchObject({
      ok: true,
    });
    expect({}).not.toHaveProperty('polluted');
  });
});
