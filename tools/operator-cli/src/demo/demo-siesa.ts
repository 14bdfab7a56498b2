import { connektaItems, inventoryCatalogue, startSiesaSimulator, type InventoryRow } from '@siesa-integration/sandbox';
import type { DemoOptions } from './demo-world.ts';
import type { Row } from './expected-documents.ts';

/** One company's Siesa, and its rows in the words of dialect `inventory`, whichever it speaks. */
export interface DemoSiesa {
  readonly url: URL;
  readonly rows: () => readonly Row[];
  readonly upsert: (rows: readonly Row[]) => void;
  readonly close: () => Promise<void>;
}

export const startDemoSiesa = async ({ size, seed, dialect }: DemoOptions): Promise<DemoSiesa> => {
  const siesa = await startSiesaSimulator({ size, seed, dialect });
  if (dialect === 'inventory') return { url: siesa.url, rows: () => siesa.products.rows, upsert: siesa.upsert, close: siesa.close };

  const numbered = connektaItems(inventoryCatalogue({ size, seed }))['API_v2_Items'] ?? [];
  const rows = inventoryCatalogue({ size, seed }).map((row, index): InventoryRow => ({ ...row, f120_id: numbered[index]?.['f120_id'] }));
  return {
    url: siesa.url,
    rows: () => rows,
    upsert: (changed) => {
      const byCode = new Map(changed.map((row) => [row['f_codigo'], row as InventoryRow]));
      for (const [index, row] of rows.entries()) rows[index] = byCode.get(row.f_codigo) ?? row;
      for (const [query, table] of Object.entries(connektaItems(rows))) siesa.tables.get(query)?.set(table);
    },
    close: siesa.close,
  };
};
