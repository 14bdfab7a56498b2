import { connektaItems, type ConnektaRow, type InventoryRow } from '@siesa-integration/sandbox';
import { connektaJoins } from '../clients/connekta-joins.ts';

// Siesa's own queries give 100 rows a call: 10,000 products with two barcodes and two rows of stock each would be 500 calls, five minutes at 100 a minute, twice.
// A company's own, dynamic ones give 1,000: 41 calls. So the demo's companies have written these three.

/** The company's query in place of Siesa's own. */
const written: Readonly<Record<string, string>> = {
  API_v2_Items: 'Integracion_Items',
  API_v2_ItemsBarras: 'Integracion_Barras',
  API_v2_Inventarios_InvFecha: 'Integracion_Existencias',
};

export const itemsQuery = 'Integracion_Items';

/** The joins of every Connekta client, from the company's queries. */
export const companyJoins = connektaJoins.map((join) => ({ ...join, query: written[join.query] ?? join.query }));

/** A text that names Siesa's queries, such as a mapping document, with the company's. */
export const withCompanyQueries = (text: string): string =>
  text.replaceAll(/\bAPI_v2_\w+/g, (query) => written[query] ?? query);

/** What the company's queries give: of barcodes the units' alone, one row an item. */
export const companyQueries = (rows: readonly InventoryRow[]): Readonly<Record<string, readonly ConnektaRow[]>> => {
  const tables = connektaItems(rows);
  const of = (query: string): readonly ConnektaRow[] => tables[query] ?? [];
  return {
    [itemsQuery]: of('API_v2_Items'),
    Integracion_Barras: of('API_v2_ItemsBarras').filter((row) => String(row['f131_id_unidad_medida']).trim() === 'UND'),
    Integracion_Existencias: of('API_v2_Inventarios_InvFecha'),
  };
};
