import { canonicalProductSchema } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from './compile-field-mapping.ts';
import kongDocument from './testing/documents/field-mappings-kong.json' with { type: 'json' };
import wmsDocument from './testing/documents/field-mappings-wms.json' with { type: 'json' };
import { coffee, screw } from './testing/rows.ts';

describe('the Kong document in use', () => {
  const mapping = compileFieldMapping(kongDocument);

  it('maps a full row, custom field included', () => {
    expect(mapping.map(coffee)).toEqual({
      ok: true,
      warnings: [],
      value: {
        id: 'PROD001',
        external_id: 'SIESA-PROD001',
        name: 'Café orgánico 500 g',
        sku: 'PROD001',
        stock_quantity: 100,
        ean: '7702001041725',
        rfid_tag_id: 'E2801170000002012345678A',
        'custom:color': 'Blue',
      },
    });
  });

  it('maps a row with few values: zeros stay, blanks are removed, text becomes a number, missing fields stay absent', () => {
    expect(mapping.map(screw)).toEqual({
      ok: true,
      warnings: [],
      value: { id: '000011', external_id: 'SIESA-000011', name: 'Tornillo ½"', sku: '000011', stock_quantity: 4290 },
    });
  });

  it('lists the destination fields and the row fields that it reads', () => {
    expect(mapping.productType).toBe('kong');
    expect(mapping.warnings).toEqual([]);
    expect(mapping.destinationFields).toEqual([
      { canonical: 'id', target: 'product_id' },
      { canonical: 'external_id', target: 'external_reference' },
      { canonical: 'name', target: 'name' },
      { canonical: 'stock_quantity', target: 'quantity' },
      { canonical: 'ean', target: 'barcode' },
      { canonical: 'rfid_tag_id', target: 'rfid_tag_id' },
    ]);
    expect(mapping.sourceFields).toEqual([
      'f_codigo',
      'f_codigo_externo',
      'f_nombre',
      'f_cantidad',
      'f_ean',
      'f_tag_rfid',
    ]);
  });

  it('makes products that match the canonical schema', () => {
    for (const row of [coffee, screw]) {
      const mapped = mapping.map(row);
      expect(mapped.ok && v.is(canonicalProductSchema, mapped.value)).toBe(true);
    }
  });

  it('omits a bad EAN with a warning, because the field is optional', () => {
    expect(mapping.map({ ...coffee, f_ean: '750123' })).toMatchObject({
      ok: true,
      warnings: [{ path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$', received: '750123' }],
    });
  });

  it('reports all missing required fields of a row at once', () => {
    expect(mapping.map({ f_codigo: 'PROD001', f_nombre: '   ' })).toEqual({
      ok: false,
      issues: [
        { path: 'external_id', code: 'mapping/required', expected: 'a value in f_codigo_externo', received: 'nothing' },
        { path: 'name', code: 'mapping/required', expected: 'a value in f_nombre', received: 'nothing' },
        { path: 'stock_quantity', code: 'mapping/required', expected: 'a value in f_cantidad', received: 'nothing' },
      ],
    });
  });
});

describe('idOf', () => {
  const mapping = compileFieldMapping(kongDocument);

  it('returns the id of a record that is rejected for other fields, and undefined for a row without an id', () => {
    expect(mapping.idOf({ f_codigo: ' 000011 ' })).toBe('000011');
    expect(mapping.idOf({ f_nombre: 'Tornillo' })).toBeUndefined();
    expect(mapping.idOf({ f_codigo: {} })).toBeUndefined();
  });
});

describe('the WMS document in use', () => {
  const mapping = compileFieldMapping(wmsDocument);

  it('maps a full row and its location by example', () => {
    expect(mapping.map(coffee)).toMatchObject({
      ok: true,
      value: {
        id: 'PROD001',
        stock_quantity: 100,
        warehouse_location: 'A0105',
        warehouse_zone: 'ZONE-A',
        ean: '7702001041725',
        'custom:color': 'Blue',
      },
    });
  });

  it('maps a row with few values', () => {
    expect(mapping.map(screw)).toEqual({
      ok: true,
      warnings: [],
      value: {
        id: '000011',
        external_id: 'SIESA-000011',
        name: 'Tornillo ½"',
        sku: '000011',
        stock_quantity: 4290,
        warehouse_location: 'B1240',
      },
    });
  });

  it('lists the destination fields', () => {
    expect(mapping.productType).toBe('wms');
    expect(mapping.destinationFields.map(({ target }) => target)).toEqual([
      'item_id',
      'external_item_code',
      'item_name',
      'available_quantity',
      'ean_code',
      'location_code',
      'zone_id',
    ]);
  });
});
