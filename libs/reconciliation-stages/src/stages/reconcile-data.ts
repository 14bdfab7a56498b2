import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDbEngine, type DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { type Balance, type BalanceRecord, breakStep, runMatching, toBalance } from '@siesa-integration/reconciliation';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { once, readStage, reconcileStage } from '../job/stage-folder.ts';
import { ReconciliationInputInvalid } from '../job/job-errors.ts';
import { carriedFile, closedItemsFile, openItemsFile, withCarriedRows } from '../carry-over/carry-over.ts';
import { withDecisions } from '../decisions/apply-decisions.ts';
import { parseDecisions } from '../decisions/decision.ts';
import { decisionsFile } from './claim-file.ts';
import { validateStage } from './validate-csv.ts';

export interface Reconciled {
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

export type ReconcileAnswer = StageRequest & { readonly reconciliation: { readonly breaks: number } };

/** Gives every row its verdict and proves that none was lost. */
export const reconcileData = async (
  event: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<ReconcileAnswer> => {
  const jobFolder = await ports.jobFolder(event.job_id);
  const rules = await ports.readRules(event.request.rules_key);
  const validated = await readStage(jobFolder, validateStage);
  if (!validated) throw new ReconciliationInputInvalid(`the job ${event.job_id} has no validated files.`);

  const decisions = await readFile(join(jobFolder, decisionsFile), 'utf8');
  const carried = await readFile(join(jobFolder, carriedFile)).catch(() => undefined);
  const day = Math.floor(Date.parse(event.request.business_date ?? event.started_at.slice(0, 10)) / 86_400_000);

  const { answer } = await once(jobFolder, {
    stage: reconcileStage,
    inputs: {
      ...validated.outputs,
      [decisionsFile]: sha256Of(decisions),
      ...(carried && { [carriedFile]: sha256Of(carried) }),
    },
    outputs: ['verdicts.parquet', 'breaks.parquet', ...(rules.carry_over ? [openItemsFile, closedItemsFile] : [])],
    work: async (): Promise<Reconciled> => {
      const engine = await openDuckDbEngine({ folder: jobFolder, signal });
      try {
        await engine.load('l0', `${validateStage}/file.clean`);
        await engine.load('r0', `${validateStage}/base.clean`);
        const match = () => withDecisions(engine, parseDecisions(decisions), () => runMatching(engine, rules.match));
        const rounds = rules.carry_over
          ? await withCarriedRows(engine, { folder: jobFolder, jobId: event.job_id, day }, match)
          : await match();
        const balance = toBalance(
          await allOf<BalanceRecord>(engine, 'balance', 'SELECT * FROM balance ORDER BY side, verdict'),
        );
        await engine.run(breakStep(rules));
        await engine.writeParquet(ordered('verdicts', 'side, row_no'), `${reconcileStage}/verdicts.parquet`);
        await engine.writeParquet(ordered('breaks', 'rule_no, side, row_no'), `${reconcileStage}/breaks.parquet`);
        const counts = await allOf<{ readonly rule_no: number; readonly n: number }>(
          engine,
          'counts',
          'SELECT rule_no, COUNT(*) AS n FROM breaks GROUP BY rule_no ORDER BY rule_no',
        );
        return {
          balance,
          breaks: Object.fromEntries(counts.map(({ rule_no: rule, n }) => [String(rule), n])),
          rounds,
          ...(rules.carry_over && { open: await keepOpenItems(engine, day - rules.carry_over.alert_after_days) }),
        };
      } finally {
        engine.close();
        await rm(join(jobFolder, 'spill'), { recursive: true, force: true });
      }
    },
  });
  await ports.keepJob(event.job_id);
  const breaks = Object.values(answer.breaks).reduce((all, n) => all + n, 0);
  return { ...event, reconciliation: { breaks } };
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

const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** An order makes the same Parquet bytes of the same rows. */
const ordered = (table: string, by: string) => ({ name: table, sql: `SELECT * FROM ${table} ORDER BY ${by}` });

const allOf = async <Row>(engine: DuckDbEngine, name: string, sql: string): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for await (const batch of engine.rows({ name, sql })) found.push(...(batch as readonly Row[]));
  return found;
};
