import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import type { CleanRow } from '@siesa-integration/reconciliation';

const columns = {
  row_no: 'large',
  cents: 'large',
  day_no: 'small',
  party: 'text',
  k: 'text',
  nome: 'text',
  ativo: 'text',
  lote: 'text',
  campos: 'text',
} as const;

/** Fills a table of DuckDB with clean rows. */
export const loadRows = async (engine: DuckDbEngine, table: 'l0' | 'r0', rows: readonly CleanRow[]): Promise<void> => {
  const opened = await engine.createTable(table, columns);
  opened.append(rows.map(({ rowNo, cents, dayNo, ...texts }) => ({ row_no: rowNo, cents, day_no: dayNo, ...texts })));
  opened.close();
};
