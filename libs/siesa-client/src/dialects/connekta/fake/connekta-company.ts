import type { FakeCompany } from '../../../fake/fake-dialect.ts';
import type { FakeRow } from '../../../fake/fake-table.ts';
import { connektaExampleJoins } from '../connekta-dialect.ts';
import { connektaTablesOf } from './connekta-tables.ts';

// Siesa's own queries give 100 rows a call: 10,000 products with two barcodes and two rows of stock each would take 500 calls, which is five minutes at 100 a minute,
// twice. A company's own, dynamic queries give 1,000 rows: 41 calls. So the demo's companies have written these three.

/** Siesa's queries, and the company's in their place. */
const ownQueries: Readonly<Record<string, string>> = {
  API_v2_Items: 'Integracion_Items',
  API_v2_ItemsBarras: 'Integracion_Barras',
  API_v2_Inventarios_InvFecha: 'Integracion_Existencias',
};

const itemsQuery = 'Integracion_Items';

/** Only the units' barcodes, so that each item has one row. */
const tablesOf = (products: readonly FakeRow[]): Readonly<Record<string, readonly FakeRow[]>> => {
  const tables = connektaTablesOf(products);
  const rowsOf = (query: string): readonly FakeRow[] => tables[query] ?? [];
  return {
    [itemsQuery]: rowsOf('API_v2_Items'),
    Integracion_Barras: rowsOf('API_v2_ItemsBarras').filter(
      (row) => String(row['f131_id_unidad_medida']).trim() === 'UND',
    ),
    Integracion_Existencias: rowsOf('API_v2_Inventarios_InvFecha'),
  };
};

/** The company of the demo, with the joins of every Connekta client from its own queries. */
export const connektaCompany: FakeCompany = {
  settings: {
    siesa_company: 7_375,
    siesa_query: itemsQuery,
    siesa_query_kind: 'dynamic',
    siesa_joins: connektaExampleJoins.map((join) => ({ ...join, query: ownQueries[join.query] ?? join.query })),
  },
  withOwnQueries: (text) => text.replaceAll(/\bAPI_v2_\w+/g, (query) => ownQueries[query] ?? query),
  tablesOf,
  addedTo: (products) => (tablesOf(products)[itemsQuery] ?? []).map(({ f120_id }) => ({ f120_id })),
};
