import { exampleKeys, inventoryCatalogue, startSiesaSimulator, type InventoryRow } from '@siesa-integration/sandbox';
import type { SiesaDialectName } from '@siesa-integration/siesa-client';
import { startFakeSiesa } from '@siesa-integration/siesa-client/fake';
import { companyQueries, itemsQuery } from './company-queries.ts';
import type { Row } from './expected-documents.ts';

export interface DemoOptions {
  /** Records of each company. */
  readonly size: number;
  readonly seed: number;
  readonly dialect: SiesaDialectName;
}

/** One company's Siesa, and its rows as dialect `inventory` has them, whatever its own dialect is. */
export interface DemoSiesa {
  readonly url: URL;
  readonly rows: () => readonly Row[];
  readonly upsert: (rows: readonly Row[]) => void;
  /** How often it was called. */
  readonly calls: () => number;
  readonly close: () => Promise<void>;
}

/** A company in Connekta has queries of its own; every other dialect runs on its simulator as it is. */
export const startDemoSiesa = (options: DemoOptions): Promise<DemoSiesa> =>
  options.dialect === 'connekta' ? startConnekta(options) : startSimulator(options);

const startSimulator = async (options: DemoOptions): Promise<DemoSiesa> => {
  const rows = inventoryCatalogue(options);
  const siesa = await startSiesaSimulator(options);
  return {
    url: siesa.url,
    rows: () => rows,
    upsert: (changed) => {
      replaceRows(rows, changed);
      siesa.setCatalogue(rows);
    },
    calls: () => siesa.calls.length,
    close: siesa.close,
  };
};

const startConnekta = async ({ size, seed }: DemoOptions): Promise<DemoSiesa> => {
  const catalogue = inventoryCatalogue({ size, seed });
  const tables = companyQueries(catalogue);
  const rows = catalogue.map(
    (row, index): InventoryRow => ({ ...row, f120_id: tables[itemsQuery]?.[index]?.['f120_id'] }),
  );
  const siesa = await startFakeSiesa({ dialect: 'connekta', tables, apiKey: exampleKeys.siesa });
  return {
    url: siesa.url,
    rows: () => rows,
    upsert: (changed) => {
      replaceRows(rows, changed);
      for (const [query, table] of Object.entries(companyQueries(rows))) siesa.tables.get(query)?.set(table);
    },
    calls: () => siesa.calls.length,
    close: siesa.close,
  };
};

/** Replaces in place the rows that have the code of a changed one. */
const replaceRows = (rows: InventoryRow[], changed: readonly Row[]): void => {
  const byCode = new Map(changed.map((row) => [row['f_codigo'], row as InventoryRow]));
  for (const [index, row] of rows.entries()) rows[index] = byCode.get(row.f_codigo) ?? row;
};
