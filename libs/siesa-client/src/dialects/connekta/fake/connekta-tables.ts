import type { FakeRow } from '../../../fake/fake-table.ts';

/** One item of a test. Every table row of it is made from this. */
export interface ConnektaItem {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
  /** Its barcodes; the first is the unit's, a further one the pack's. */
  readonly barcodes?: readonly string[];
  /** Stock by location of warehouse `NB1`. */
  readonly stock?: readonly { readonly location: string | null; readonly quantity: number }[];
  /** Local time of Bogotá. @defaultValue `2024-12-05T17:53:38.39` */
  readonly changed?: string;
  readonly fields?: FakeRow;
}

/** The tables of one company's items, as Connekta has them: char columns padded, several barcodes and stock rows for an item. */
export const connektaTables = (
  items: readonly ConnektaItem[],
  company = 1,
): Readonly<Record<string, readonly FakeRow[]>> => {
  const keyOf = ({ id, reference }: ConnektaItem) => ({
    f120_id_cia: company,
    f120_id: id,
    f120_referencia: reference.padEnd(20),
  });
  return {
    API_v2_Items: items.map((item) => ({
      f120_ts: item.changed ?? '2024-12-05T17:53:38.39',
      ...keyOf(item),
      f120_rowid: item.id + 7,
      f120_descripcion: item.name.padEnd(40),
      f120_id_tipo_inv_serv: 'INV01     ',
      f120_ind_venta: 1,
      f120_id_unidad_inventario: 'UND ',
      f120_id_unidad_adicional: null,
      ...item.fields,
    })),
    API_v2_ItemsBarras: items.flatMap((item) =>
      (item.barcodes ?? []).map((barcode, index) => ({
        ...keyOf(item),
        f131_id: barcode.padEnd(20),
        f131_id_unidad_medida: index === 1 ? 'PQ  ' : 'UND ',
        f131_cant_unidad_medida: 1,
      })),
    ),
    API_v2_Inventarios_InvFecha: items.flatMap((item) =>
      (item.stock ?? []).map(({ location, quantity }) => ({
        ...keyOf(item),
        f150_id: 'NB1  ',
        f400_id_ubicacion_aux: location === null ? null : location.padEnd(10),
        f400_id_lote: '',
        f400_cant_existencia_1: quantity,
        f400_cant_comprometida_1: 0,
      })),
    ),
    API_v2_ItemsExtensiones: items.map((item) => ({ ...keyOf(item), f121_ind_estado: 1 })),
  };
};

/** The `f120_id` of the first item. */
const firstItem = 1_204;

/**
 * Products that are rows of dialect `inventory`, as the tables of Connekta: their place in the list gives `f120_id`, each has a barcode for
 * the unit and one for the pack (or none), and two rows of stock that add up to its quantity.
 */
export const connektaTablesOf = (products: readonly FakeRow[], company = 1): ReturnType<typeof connektaTables> =>
  connektaTables(
    products.map((row, index) => {
      const [quantity, ean] = [Number(row['f_cantidad']), row['f_ean']];
      const picking = Math.floor(quantity / 3);
      return {
        id: firstItem + index,
        reference: String(row['f_codigo']),
        name: String(row['f_nombre']).trim().toUpperCase().slice(0, 40),
        barcodes: typeof ean === 'string' && ean !== '' ? [ean, `1${ean}`] : [],
        stock: [
          { location: String(row['f_ubicacion']), quantity: quantity - picking }, // the larger has the location
          { location: null, quantity: picking },
        ],
        changed: bogotaTime(String(row['f_fecha_modificacion'])),
      };
    }),
    company,
  );

/** UTC−5 all year, without a zone. */
const bogotaTime = (iso: string): string => new Date(Date.parse(iso) - 5 * 3_600_000).toISOString().replace(/0Z$/, '');
