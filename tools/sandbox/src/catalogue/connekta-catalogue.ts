import { inventoryCatalogue, type CatalogueOptions, type InventoryRow } from './inventory-catalogue.ts';

/** A row of one Connekta query. */
export type ConnektaRow = Readonly<Record<string, string | number | null>>;

/** The rows of each query of one company, joined by `f120_id_cia` and `f120_id`. */
export interface ConnektaCatalogue {
  readonly API_v2_Items: ConnektaRow[];
  readonly API_v2_ItemsBarras: ConnektaRow[];
  readonly API_v2_Inventarios_InvFecha: ConnektaRow[];
  readonly API_v2_ItemsExtensiones: ConnektaRow[];
}

export interface ConnektaCatalogueOptions extends CatalogueOptions {
  /** `f120_id_cia`. @defaultValue 1 */
  readonly company?: number;
}

/** What stands before the first item's `f120_id`. */
const firstItem = 1_204;

/**
 * The same goods as {@link inventoryCatalogue}, as Siesa Cloud tells them: items, barcodes, stock and status apart, text padded with blanks, times of
 * Bogotá without a zone, several barcodes and several stock rows an item.
 *
 * @example
 * connektaCatalogue({ size: 2 }).API_v2_Items[0]; // { f120_id: 1204, f120_referencia: 'PROD000001          ', … }
 */
export const connektaCatalogue = ({ company = 1, ...options }: ConnektaCatalogueOptions): ConnektaCatalogue => {
  const rows = inventoryCatalogue(options);
  const keys = rows.map((_, index) => ({ f120_id_cia: company, f120_id: firstItem + index }));
  const all = rows.map((row, index) => ({ row, key: keys[index] ?? { f120_id_cia: company, f120_id: 0 } }));
  return {
    API_v2_Items: all.map(({ row, key }) => itemOf(row, key)),
    API_v2_ItemsBarras: all.flatMap(({ row, key }) => barcodesOf(row, key)),
    API_v2_Inventarios_InvFecha: all.flatMap(({ row, key }) => stockOf(row, key)),
    API_v2_ItemsExtensiones: all.map(({ row, key }) => ({ ...key, f120_referencia: padded(row.f_codigo, 20), f121_ind_estado: row['f_estado'] === 'A' ? 1 : 0 })),
  };
};

interface ItemKey {
  readonly f120_id_cia: number;
  readonly f120_id: number;
}

const itemOf = (row: InventoryRow, key: ItemKey): ConnektaRow => ({
  f120_ts: bogotaTime(row.f_fecha_modificacion),
  ...key,
  f120_rowid: key.f120_id + 7,
  f120_referencia: padded(row.f_codigo, 20),
  f120_descripcion: padded(row.f_nombre.trim().toUpperCase(), 40),
  f120_id_tipo_inv_serv: padded('INV01', 10),
  f120_ind_tipo_item: 1,
  f120_ind_compra: 1,
  f120_ind_venta: 1,
  f120_id_unidad_inventario: padded('UND', 4),
  f120_id_unidad_adicional: null,
  f120_id_unidad_orden: padded('PQ', 4),
  f120_id_unidad_empaque: null,
});

/** The package's barcode too, where the unit has one: a join must say which it wants. */
const barcodesOf = (row: InventoryRow, key: ItemKey): ConnektaRow[] => {
  if (!row.f_ean) return [];
  const barcode = (code: string, unit: string): ConnektaRow => ({ ...key, f120_referencia: padded(row.f_codigo, 20), f131_id: padded(code, 20), f131_id_unidad_medida: padded(unit, 4), f131_cant_unidad_medida: 1, f131_factor: 0 });
  return [barcode(row.f_ean, 'UND'), barcode(`1${row.f_ean}`, 'PQ')];
};

/** Two rows of the warehouse NB1 that sum to the quantity, and one of another warehouse that must not be counted. */
const stockOf = (row: InventoryRow, key: ItemKey): ConnektaRow[] => {
  const quantity = Number(row.f_cantidad);
  const picking = Math.floor(quantity / 3);
  const stock = (warehouse: string, location: string | null, units: number): ConnektaRow => ({ ...key, f120_referencia: padded(row.f_codigo, 20), f150_id: padded(warehouse, 5), f400_id_ubicacion_aux: location && padded(location, 10), f400_id_lote: '', f400_cant_existencia_1: units, f400_cant_comprometida_1: 0 });
  return [stock('NB1', row.f_ubicacion, quantity - picking), stock('NB1', null, picking), stock('NB2', row.f_ubicacion, 99)];
};

const padded = (text: string, width: number): string => text.padEnd(width);

/** UTC−5 all year, without a zone. */
const bogotaTime = (iso: string): string => new Date(Date.parse(iso) - 5 * 3_600_000).toISOString().replace('Z', '').replace(/0$/, '');
