import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import type { Break, DivergenceRow } from '@siesa-integration/reconciliation';
import { divergenceTable, type DivergenceTableColumn } from '@siesa-integration/workflow-contract';

/** The breaks of a job with their types, for the table that dashboards read. */
export const divergencesFile = 'divergences.parquet';

/** A break, and the same as a row of the CSV. */
export interface FoundBreak {
  readonly found: Break;
  readonly row: DivergenceRow;
}

/** How the engine takes what a column holds, by the column's type. */
const columnTypes = {
  string: 'text',
  timestamp: 'moment',
  date: 'day',
  'decimal(18,2)': 'cents',
  double: 'real',
  int: 'small',
} as const;

const columns = Object.keys(divergenceTable) as readonly DivergenceTableColumn[];

/** The table of one job while it is filled. */
export interface OpenDivergences {
  readonly append: (breaks: readonly FoundBreak[]) => void;
  /** Writes the rows in the order in which they came. */
  readonly write: (file: string) => Promise<void>;
}

/** @param job.startedMs - when the job began, milliseconds since 1970 */
export const openDivergences = async (
  engine: DuckDbEngine,
  job: { readonly jobId: string; readonly startedMs: number },
): Promise<OpenDivergences> => {
  const types = columns.map((column) => [column, columnTypes[divergenceTable[column]]] as const);
  const table = await engine.createTable('divergences', {
    ...(Object.fromEntries(types) as Record<DivergenceTableColumn, (typeof types)[number][1]>),
    seq: 'large',
  });
  let seq = 0;
  return {
    append: (breaks) => {
      table.append(
        breaks.map((each) => ({ ...cellsOf(each), job_id: job.jobId, processado_em: job.startedMs, seq: (seq += 1) })),
      );
    },
    write: async (file) => {
      table.close();
      const sql = `SELECT ${columns.join(', ')} FROM divergences ORDER BY seq`;
      await engine.writeParquet({ name: 'divergences', sql }, file);
    },
  };
};

const cellsOf = ({ found, row }: FoundBreak) => {
  const { record, fileCents = null, baseCents = null } = found;
  return {
    ...row,
    nome: record.nome,
    data: record.day_no,
    valor_csv: fileCents,
    valor_base: baseCents,
    diferenca_valor: fileCents === null || baseCents === null ? null : record.d_cents,
    percentual_divergencia:
      fileCents === null || baseCents === null || baseCents === 0
        ? null
        : Math.round((record.d_cents / baseCents) * 10_000) / 100,
    priority: record.rule_no + 1,
  };
};
