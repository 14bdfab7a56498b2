import { inventoryCatalogue } from '@siesa-integration/sandbox/simulators';
import type { Row } from '../expected-documents.ts';

/** The company's own query of Siesa Cloud: a row for each colour and size of an item. */
export const variantsQuery = 'Integracion_Variantes';

/** The columns that together make one of its rows one product. */
export const variantKey = ['f120_id', 'f121_id_ext1_detalle', 'f121_id_ext2_detalle'] as const;

const goods = ['CAMISA LINO', 'PANTALÓN DRIL', 'BLUSA ALGODÓN', 'CHAQUETA JEAN', 'FALDA ÍNDIGO'] as const;
const colours = ['AZUL', 'NEGRO', 'ROJO'] as const;
const sizes = ['S', 'M', 'L', 'XL'] as const;

/** The `f120_id` of the first item. */
const firstItem = 1_204;

/** Rows of {@link variantsQuery}, padded as SQL Server's char columns are. Some have no barcode. */
export const variantCatalogue = (options: { readonly size: number; readonly seed: number }): Row[] =>
  inventoryCatalogue(options).map(({ f_ean: barcode }, index) => {
    const item = Math.floor(index / (colours.length * sizes.length));
    return {
      f120_id_cia: 1,
      f120_id: firstItem + item,
      f120_referencia: `REF${String(firstItem + item)}`.padEnd(20),
      f120_descripcion: (goods[item % goods.length] ?? goods[0]).padEnd(40),
      f121_id_ext1_detalle: (colours[Math.floor(index / sizes.length) % colours.length] ?? '').padEnd(10),
      f121_id_ext2_detalle: (sizes[index % sizes.length] ?? '').padEnd(5),
      f131_id: barcode,
    };
  });

/** The code under which a destination stores a row's product, as the demo's mapping documents make it. */
export const codeOf = (row: Row): string => variantKey.map((column) => String(row[column]).trim()).join('-');

/** How a company's variants change between two syncs of the demo. */
export interface VariantChange {
  /** All rows as they are now. */
  readonly rows: readonly Row[];
  /** Codes of the products that changed. */
  readonly changed: readonly string[];
  /** Codes of the products that no destination takes any more. */
  readonly broken: readonly string[];
  /** Code of the product that Siesa no longer has. */
  readonly gone: string;
}

/** Changes products, spread over the catalogue, breaks two (one loses its name, the other gets a barcode with a wrong check digit), and takes the last one away. */
export const changeVariants = (rows: readonly Row[], { changes = 50 } = {}): VariantChange => {
  const last = rows.length - 1;
  const step = Math.max(1, Math.floor(last / (changes + 2)));
  const chosen = Array.from({ length: changes + 2 }, (_, index) => index * step).filter((index) => index < last);
  const changed = chosen.slice(0, -2);
  const [unnamed = -1, misread = -1] = chosen.slice(-2);
  const codes = rows.map(codeOf);
  const edits = new Map<number, Row>([
    ...changed.map((index): [number, Row] => [
      index,
      { f120_descripcion: `NUEVA ${String(rows[index]?.['f120_descripcion'])}` },
    ]),
    [unnamed, { f120_descripcion: ''.padEnd(40) }],
    [misread, { f131_id: '7702001041720' }],
  ]);
  return {
    rows: rows.slice(0, last).map((row, index) => ({ ...row, ...edits.get(index) })),
    changed: changed.flatMap((index) => codes[index] ?? []),
    broken: [unnamed, misread].flatMap((index) => codes[index] ?? []),
    gone: codes[last] ?? '',
  };
};
