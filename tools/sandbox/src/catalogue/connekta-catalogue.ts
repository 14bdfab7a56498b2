import { connektaTables } from '@siesa-integration/siesa-client/fake';
import { inventoryCatalogue, type CatalogueOptions, type InventoryRow } from './inventory-catalogue.ts';

/** A row of one Connekta query. */
export type ConnektaRow = Readonly<Record<string, unknown>>;

export interface ConnektaCatalogueOptions extends CatalogueOptions {
  /** `f120_id_cia`. @defaultValue 1 */
  readonly company?: number;
}

/** What the first item's `f120_id` is. */
const firstItem = 1_204;

/**
 * The same goods as {@link inventoryCatalogue}, as Siesa Cloud tells them, by query: items, barcodes, stock and status apart, text padded with blanks, times of
 * Bogotá without a zone, several barcodes and several stock rows an item.
 *
 * @example
 * connektaCatalogue({ size: 2 })['API_v2_Items']?.[0]; // { f120_id: 1204, f120_referencia: 'PROD000001          ', … }
 */
export const connektaCatalogue = ({
  company = 1,
  ...options
}: ConnektaCatalogueOptions): Readonly<Record<string, readonly ConnektaRow[]>> =>
  connektaItems(inventoryCatalogue(options), company);

/** Rows of the inventory dialect as the tables of Connekta; their place in the list gives `f120_id`. */
export const connektaItems = (
  rows: readonly InventoryRow[],
  company = 1,
): Readonly<Record<string, readonly ConnektaRow[]>> =>
  connektaTables(
    rows.map((row, index) => ({
      id: firstItem + index,
      reference: row.f_codigo,
      name: row.f_nombre.trim().toUpperCase().slice(0, 40),
      barcodes: row.f_ean ? [row.f_ean, `1${row.f_ean}`] : [],
      stock: stockOf(row),
      changed: bogotaTime(row.f_fecha_modificacion),
    })),
    company,
  );

/** Two rows of one warehouse that sum to the quantity; the larger has the location. */
const stockOf = ({
  f_cantidad,
  f_ubicacion,
}: InventoryRow): readonly { readonly location: string | null; readonly quantity: number }[] => {
  const picking = Math.floor(Number(f_cantidad) / 3);
  return [
    { location: f_ubicacion, quantity: Number(f_cantidad) - picking },
    { location: null, quantity: picking },
  ];
};

/** UTC−5 all year, without a zone. */
const bogotaTime = (iso: string): string => new Date(Date.parse(iso) - 5 * 3_600_000).toISOString().replace(/0Z$/, '');
