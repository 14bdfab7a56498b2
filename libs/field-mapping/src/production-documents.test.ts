import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkMapping, compileFieldMapping } from './compile-field-mapping.ts';

const documentText = (name: string): string =>
  readFileSync(new URL(`testing/documents/${name}.json`, import.meta.url), 'utf8');

const row = {
  f_codigo: '000011',
  f_codigo_externo: 'SIESA-000011',
  f_nombre: 'CUADERNO 100H   ',
  f_nombre_corto: 'CUADERNO',
  f_ean: '7702001041725',
  f_cantidad: '000000000000120.0000',
  f_tag_rfid: '3035D617C404130000000001',
  f_categoria: 'PAPEL',
  f_marca: 'NORMA',
  f_precio: '2590.50',
  f_peso: '0.25',
  f_unidades_caja: '000012',
  f_minimo: null,
  f_maximo: 500,
  f_largo: 20,
  f_ancho: 15,
  f_alto: '0.5',
  f_lote: 'L-2025-01',
  f_fecha_fabricacion: '03/01/2025',
  f_fecha_vencimiento: '2027-01-31',
  f_estado: 'A',
  f_perecedero: 'N',
  f_ubicacion: 'B-12-40',
  f_zona: 'ZONE-A',
  'custom:color': 'AZUL',
};

describe('a document of 14 fields in production', () => {
  const mapping = compileFieldMapping(documentText('production-kong'));

  it('compiles without a warning', () => {
    expect(checkMapping(documentText('production-kong'))).toMatchObject({ problems: [], warnings: [] });
    expect(mapping.canonicalFields).toHaveLength(15); // the id is also the sku
  });

  it('maps a row as its author meant', () => {
    expect(mapping.map({ ...row, f_precio: '2590,50' })).toEqual({
      ok: true,
      warnings: [],
      value: {
        id: '000011',
        external_id: 'SIESA-000011',
        name: 'CUADERNO 100H',
        sku: '000011',
        stock_quantity: 120,
        display_name: 'CUADERNO',
        category: 'PAPEL',
        ean: '7702001041725',
        warehouse_location: 'B1240',
        rfid_tag_id: '3035D617C404130000000001',
        expiration_date: '2027-01-31T00:00:00Z',
        is_active: true,
        unit_price: 2590.5,
        units_per_box: 12,
        weight: 0.25,
        'custom:color': 'AZUL',
      },
    });
  });

  it('fills what a row lacks with its defaults, and applies its rules with their messages', () => {
    const few = { f_codigo: 'P', f_codigo_externo: 'E', f_nombre: 'N', f_cantidad: -1 };

    expect(mapping.map({ ...few, f_cantidad: 0 })).toMatchObject({
      ok: true,
      value: { category: 'GENERAL', is_active: true, units_per_box: 1, weight: 0.5, stock_quantity: 0 },
    });
    expect(mapping.map(few)).toMatchObject({
      ok: false,
      issues: [{ path: 'stock_quantity', code: 'mapping/min', message: 'Quantity must be between 0 and 999999' }],
    });
  });
});

describe('a document of 25 fields in production, without a rule for external_id and without a product_type', () => {
  const mapping = compileFieldMapping(documentText('production-wms'));

  it('compiles without a warning', () => {
    expect(checkMapping(documentText('production-wms'))).toMatchObject({ problems: [], warnings: [] });
    expect(mapping.productType).toBeUndefined();
  });

  it('maps a row as its author meant', () => {
    expect(mapping.map(row)).toEqual({
      ok: true,
      warnings: [],
      value: {
        id: '000011',
        external_id: '000011',
        name: 'CUADERNO 100H',
        sku: '000011',
        stock_quantity: 120,
        display_name: 'CUADERNO',
        category: 'STATIONERY',
        ean: '7702001041725',
        warehouse_location: 'B1240',
        warehouse_zone: 'ZONE-A',
        brand: 'NORMA',
        expiration_date: '2027-01-31T00:00:00Z',
        height: 0.5,
        is_active: true,
        is_perishable: false,
        length: 20,
        lot_number: 'L202501',
        manufactured_at: '2025-01-03T00:00:00Z',
        max_stock: 500,
        min_stock: 0,
        priority: 10,
        reception_type: 'GENERAL',
        unit_of_measure: 'UND',
        unit_price: 2590.5,
        units_per_box: '12',
        volume: 150,
        weight: 0.25,
        width: 15,
        'custom:color': 'AZUL',
      },
    });
  });

  it('keeps a category that its lookup does not have, and sends a wrong EAN with a warning', () => {
    expect(mapping.map({ ...row, f_categoria: 'ASEO', f_ean: '7702001041729' })).toMatchObject({
      ok: true,
      value: { category: 'ASEO', ean: '7702001041729' },
      warnings: [{ path: 'ean', code: 'mapping/gtin', expected: '7702001041725, whose check digit is right' }],
    });
  });
});
