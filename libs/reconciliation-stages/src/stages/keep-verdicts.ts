import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { type Balance, type BalanceRecord, type RuleDocument, toBalance } from '@siesa-integration/reconciliation';
import { closedItemsFile, openItemsFile } from '../carry-over/carry-over.ts';
import { reconcileStage } from '../job/stage-folder.ts';
import type { MatchingWork } from './matching-work.ts';

export interface Reconciled {
  /** What the verdicts were found by: the document that the job was started with may have changed since. */
  readonly rules: RuleDocument;
  readonly balance: Balance;
  /** Breaks by the place of their rule in the document. */
  readonly breaks: Readonly<Record<string, number>>;
  /** Rounds of near matching that found a pair. */
  readonly rounds: number;
  /** Of rules that carry over. */
  readonly open?: OpenItems;
}

/** Rows that nothing has answered yet, of this day and of earlier ones. */
export interface OpenItems {
  readonly items: number;
  /** Of these, open for more days than the rules allow. */
  readonly overdue: number;
  /** Items of earlier days that this job has closed. */
  readonly closed: number;
}

/**
 * Writes the tables of a matching as files of its stage, ordered, so that the same rows are the same bytes whichever engine matched them.
 *
 * @param engine has `verdicts`, `breaks` and `balance`, and `open_items` and `closed_items` of rules that carry over
 * @throws VerdictsUnbalanced when a row has no verdict or two
 */
export const keepVerdicts = async (
  engine: DuckDbEngine,
  { rules, day }: Pick<MatchingWork, 'rules' | 'day'>,
  rounds: number,
): Promise<Reconciled> => {
  const balance = toBalance(
    await allOf<BalanceRecord>(engine, 'balance', 'SELECT * FROM balance ORDER BY side, verdict'),
  );
  // By side and row. Sorted by the side as a text, dense data take almost twice as long to write.
  await engine.writeParquet(ordered('verdicts', "side = 'R', row_no"), `${reconcileStage}/verdicts.parquet`);
  await engine.writeParquet(ordered('breaks', 'rule_no, side, row_no'), `${reconcileStage}/breaks.parquet`);
  const counts = await allOf<{ readonly rule_no: number; readonly n: number }>(
    engine,
    'counts',
    'SELECT rule_no, COUNT(*) AS n FROM breaks GROUP BY rule_no ORDER BY rule_no',
  );
  return {
    rules,
    balance,
    breaks: Object.fromEntries(counts.map(({ rule_no: rule, n }) => [String(rule), n])),
    rounds,
    ...(rules.carry_over && { open: await keepOpenItems(engine, day - rules.carry_over.alert_after_days) }),
  };
};

/** @param before items of an earlier day than this are overdue */
const keepOpenItems = async (engine: DuckDbEngine, before: number): Promise<OpenItems> => {
  const items = await engine.writeParquet(ordered('open_items', 'seq'), `${reconcileStage}/${openItemsFile}`);
  const closed = await engine.writeParquet(
    ordered('closed_items', 'side, from_job, from_no'),
    `${reconcileStage}/${closedItemsFile}`,
  );
  const sql = `SELECT COUNT(*) AS n FROM open_items WHERE from_day < ${String(before)}`;
  const [{ n: overdue } = { n: 0 }] = await allOf<{ readonly n: number }>(engine, 'overdue', sql);
  return { items, overdue, closed };
};

/** Of a reconciled job. */
export const breaksOf = ({ breaks }: Reconciled): number => Object.values(breaks).reduce((all, n) => all + n, 0);

/** An order makes the same Parquet bytes of the same rows. */
const ordered = (table: string, by: string) => ({ name: table, sql: `SELECT * FROM ${table} ORDER BY ${by}` });

/** All rows of a query; there are few. */
export const allOf = async <Row>(engine: DuckDbEngine, name: string, sql: string): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for await (const batch of engine.rows({ name, sql })) found.push(...(batch as readonly Row[]));
  return found;
};
