import { describe, expect, it } from 'vitest';
import { connektaTablesOf } from '@siesa-integration/siesa-client/fake';
import { inventoryCatalogue } from './inventory-catalogue.ts';

describe('the catalogue in the tables of Connekta', () => {
  const rows = inventoryCatalogue({ size: 300 });
  const tables = connektaTablesOf(rows);

  it('is the same goods as in the inventory dialect, item by item', () => {
    expect(tables['API_v2_Items']?.map((item) => String(item['f120_referencia']).trim())).toEqual(
      rows.map((row) => row.f_codigo),
    );
  });

  it('splits the stock of a warehouse over rows that sum to it', () => {
    const sums = new Map<unknown, number>();
    for (const stock of tables['API_v2_Inventarios_InvFecha'] ?? []) {
      sums.set(stock['f120_id'], (sums.get(stock['f120_id']) ?? 0) + Number(stock['f400_cant_existencia_1']));
    }

    expect([...sums.values()]).toEqual(rows.map((row) => Number(row.f_cantidad)));
  });

  it('has a barcode for the unit and one for the package, or none', () => {
    const barcodes = tables['API_v2_ItemsBarras'] ?? [];
    const units = barcodes.filter((barcode) => barcode['f131_id_unidad_medida'] === 'UND ');

    expect(units.map((barcode) => String(barcode['f131_id']).trim())).toEqual(
      rows.map((row) => row.f_ean).filter((ean) => ean !== ''),
    );
    expect(barcodes).toHaveLength(2 * units.length);
  });

  it('writes times of Bogotá without a zone', () => {
    const [item] =
      connektaTablesOf(inventoryCatalogue({ size: 1, newest: Date.UTC(2025, 0, 15, 9, 30) }))['API_v2_Items'] ?? [];

    expect(item?.['f120_ts']).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{2}$/);
  });
});
