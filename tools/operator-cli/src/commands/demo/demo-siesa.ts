import {
  exampleKeys,
  inventoryCatalogue,
  startSiesaSimulator,
  type InventoryRow,
} from '@siesa-integration/sandbox/simulators';
import type { SiesaDialectName } from '@siesa-integration/siesa-client';
import { type FakeCompany, fakeDialects, startFakeSiesa } from '@siesa-integration/siesa-client/fake';
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

/** A company with queries of its own where the dialect has one; otherwise the dialect's simulator as it is. */
export const startDemoSiesa = (options: DemoOptions): Promise<DemoSiesa> => {
  const company = companyOf(options.dialect);
  return company ? startCompany(company, options) : startSimulator(options);
};

/** The company that the demo runs in a dialect; `undefined` where it has no queries of its own. */
export const companyOf = (dialect: string): FakeCompany | undefined =>
  fakeDialects.find(({ name }) => name === dialect)?.company;

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

const startCompany = async (company: FakeCompany, { size, seed, dialect }: DemoOptions): Promise<DemoSiesa> => {
  const catalogue = inventoryCatalogue({ size, seed });
  const added = company.addedTo(catalogue);
  const rows = catalogue.map((row, index): InventoryRow => ({ ...row, ...added[index] }));
  const siesa = await startFakeSiesa({ dialect, tables: company.tablesOf(catalogue), apiKey: exampleKeys.siesa });
  return {
    url: siesa.url,
    rows: () => rows,
    upsert: (changed) => {
      replaceRows(rows, changed);
      for (const [query, table] of Object.entries(company.tablesOf(rows))) siesa.tables.get(query)?.set(table);
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
