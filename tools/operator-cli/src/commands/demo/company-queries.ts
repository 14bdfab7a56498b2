import type { InventoryRow } from '@siesa-integration/sandbox';
import { connektaExampleJoins } from '@siesa-integration/siesa-client';
import { connektaTablesOf, type FakeRow } from '@siesa-integration/siesa-client/fake';

// Siesa's own queries give 100 rows a call: 10,000 products with two barcodes and two rows of stock each would take 500 calls, which is five minutes at 100 a minute,
// twice. A company's own, dynamic queries give 1,000 rows: 41 calls. So the demo's companies have written these three.

/** Siesa's queries, and the company's in their place. */
const ownQueries: Readonly<Record<string, string>> = {
  API_v2_Items: 'Integracion_Items',
  API_v2_ItemsBarras: 'Integracion_Barras',
  API_v2_Inventarios_InvFecha: 'Integracion_Existencias',
};

export const itemsQuery = 'Integracion_Items';

/** The joins of every Connekta client, from the company's queries. */
export const companyJoins = connektaExampleJoins.map((join) => ({
  ...join,
  query: ownQueries[join.query] ?? join.query,
}));

/** A text that names Siesa's queries, such as a mapping document, with the company's. */
export const withCompanyQueries = (text: string): string =>
  text.replaceAll(/\bAPI_v2_\w+/g, (query) => ownQueries[query] ?? query);

/** The rows of the company's queries. Only the units' barcodes, so that each item has one row. */
export const companyQueries = (rows: readonly InventoryRow[]): Readonly<Record<string, readonly FakeRow[]>> => {
  const tables = connektaTablesOf(rows);
  const rowsOf = (query: string): readonly FakeRow[] => tables[query] ?? [];
  return {
    [itemsQuery]: rowsOf('API_v2_Items'),
    Integracion_Barras: rowsOf('API_v2_ItemsBarras').filter(
      (row) => String(row['f131_id_unidad_medida']).trim() === 'UND',
    ),
    Integracion_Existencias: rowsOf('API_v2_Inventarios_InvFecha'),
  };
};
