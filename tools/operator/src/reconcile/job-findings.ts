import { join } from 'node:path';
import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import {
  type Balance,
  type Break,
  type BreakRecord,
  type BreakRule,
  type RuleDocument,
  toBreak,
} from '@siesa-integration/reconciliation';
import {
  type Decision,
  type OpenItems,
  openItemsFile,
  readStage,
  type Reconciled,
  type Reported,
  reportStage,
  type Validation,
} from '@siesa-integration/reconciliation-stages';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { decisionsOfJob, requestOfJob, rowsOf, rulesOfJob, withEngine } from './job-folder.ts';
import { repairable } from './products/repair-job.ts';

/** Breaks of one type and severity. */
export interface BreakCount {
  readonly type: string;
  readonly severity: BreakRule['severity'];
  readonly count: number;
}

/** Breaks of one type, by how old their rows were on the day of the job. */
export interface BreakAge {
  readonly type: string;
  readonly severity: BreakRule['severity'];
  /** Rows of the day or of later ones, of the week before, of the month before, and older ones. */
  readonly byAge: readonly [day: number, week: number, month: number, older: number];
}

/** A party with breaks, and how much is at stake: its differences, and the amounts that one side does not have. */
export interface PartyBreaks {
  readonly party: string;
  readonly n: number;
  readonly cents: number;
}

/** Open rows of one side that came on one day. */
export interface OpenDay {
  readonly side: 'L' | 'R';
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly n: number;
  readonly cents: number;
}

/** What a job found. */
export interface JobFindings {
  readonly jobId: string;
  readonly rules: Pick<RuleDocument, 'name' | 'output'>;
  readonly files: Validation;
  readonly balance: Balance;
  /** Of a job that compares a client's products. */
  readonly products?: {
    readonly clientId: string;
    /** Breaks that sending a product again ends. */
    readonly repairable: number;
  };
  /** Of rules that carry over: what is open after this job, by the day on which it came. */
  readonly open?: OpenItems & { readonly days: readonly OpenDay[] };
  /** In the order of the report. */
  readonly counts: readonly BreakCount[];
  /** The same by the age of their rows on the day of the job. */
  readonly ages: readonly BreakAge[];
  readonly parties: readonly PartyBreaks[];
  /** Decisions of people that a row of the job has its verdict from; the first of them. */
  readonly decisions: readonly Decision[];
  /** The first of them, in the order of the report. */
  readonly breaks: readonly Break[];
  /** Of all breaks. */
  readonly csv: string;
  /** The same with types. Jobs of earlier releases have none. */
  readonly parquet?: string;
}

interface AgeRecord {
  readonly rule_no: number;
  readonly today: number;
  readonly week: number;
  readonly month: number;
  readonly older: number;
}

const msADay = 86_400_000;

/** @param day - of the job, in days since 1970-01-01 */
const agesSql = (day: number): string => {
  const count = (condition: string): string => `CAST(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS BIGINT)`;
  const age = `(${String(day)} - day_no)`;
  return `SELECT rule_no, ${count(`${age} <= 0`)} AS today, ${count(`${age} BETWEEN 1 AND 7`)} AS week, ${count(`${age} BETWEEN 8 AND 30`)} AS month, ${count(`${age} > 30`)} AS older
    FROM breaks GROUP BY rule_no ORDER BY rule_no`;
};

const shownBreaks = 1000;
const shownParties = 10;

/** Reads what the stages of a job wrote. Breaks beyond the first thousand stay in their file. */
export const readFindings = async (folder: string, jobId: string): Promise<JobFindings> => {
  const rules = await rulesOfJob(folder);
  const { client_id: clientId, business_date: day } = await requestOfJob(folder);
  const validated = await readStage<Validation>(folder, 'validate');
  const reconciled = await readStage<Reconciled>(folder, 'reconcile');
  const reported = await readStage<Pick<Reported, 'csv' | 'breaks'> & Partial<Reported>>(folder, reportStage);
  if (!validated || !reconciled || !reported)
    throw new OperatorMistake(message('mistake/job-not-ended', { job: jobId }), {
      code: 'JOB_UNFINISHED',
    });
  const all = await decisionsOfJob(folder);
  const { parties, records, decisions, days, ages } = await withEngine(folder, async (engine) => {
    await engine.loadParquet('breaks', 'reconcile/breaks.parquet');
    return {
      ages: await rowsOf<AgeRecord>(engine, 'ages', agesSql(Date.parse(day) / msADay)),
      days: reconciled.answer.open ? await openDays(engine) : [],
      decisions: all.length === 0 ? [] : (await appliedDecisions(engine)).flatMap((no) => all[no - 1] ?? []),
      parties: await rowsOf<PartyBreaks>(
        engine,
        'parties',
        `SELECT party, COUNT(*) AS n, CAST(SUM(CASE WHEN other_no > 0 THEN ABS(d_cents) ELSE ABS(cents) END) AS BIGINT) AS cents
         FROM breaks GROUP BY party ORDER BY cents DESC, party LIMIT ${String(shownParties)}`,
      ),
      records: await rowsOf<BreakRecord>(
        engine,
        'first_breaks',
        `SELECT * FROM breaks ORDER BY rule_no, side, row_no LIMIT ${String(shownBreaks)}`,
      ),
    };
  });
  return {
    jobId,
    rules: { name: rules.name, output: rules.output },
    files: validated.answer,
    balance: reconciled.answer.balance,
    ...(clientId !== undefined && { products: { clientId, repairable: repairableOf(reconciled.answer, rules) } }),
    counts: reported.answer.breaks,
    ages: ages.flatMap(({ rule_no, today, week, month, older }) => {
      const rule = rules.breaks[rule_no];
      return rule ? [{ type: rule.type, severity: rule.severity, byAge: [today, week, month, older] as const }] : [];
    }),
    parties,
    decisions,
    ...(reconciled.answer.open && { open: { ...reconciled.answer.open, days } }),
    breaks: records.map((record) => toBreak(record, rules)),
    csv: join(folder, reportStage, reported.answer.csv),
    ...(reported.answer.parquet !== undefined && { parquet: join(folder, reportStage, reported.answer.parquet) }),
  };
};

const repairableOf = ({ breaks }: Reconciled, rules: RuleDocument): number =>
  rules.breaks.reduce((all, rule, at) => all + (repairable(rule) ? (breaks[String(at)] ?? 0) : 0), 0);

const shownDecisions = 100;

/** Their numbers, counted from 1. */
const appliedDecisions = async (engine: DuckDbEngine): Promise<readonly number[]> => {
  await engine.loadParquet('verdicts', 'reconcile/verdicts.parquet');
  const refs = await rowsOf<{ readonly no: number }>(
    engine,
    'decisions',
    `SELECT DISTINCT CAST(ref AS BIGINT) AS no FROM verdicts WHERE verdict IN ('MATCHED', 'UNMATCHED', 'WRITTEN_OFF') ORDER BY no LIMIT ${String(shownDecisions)}`,
  );
  return refs.map(({ no }) => no);
};

const shownDays = 60;

/** The oldest first. */
const openDays = async (engine: DuckDbEngine): Promise<readonly OpenDay[]> => {
  await engine.loadParquet('open_items', `reconcile/${openItemsFile}`);
  return rowsOf<OpenDay>(
    engine,
    'open_days',
    `SELECT side, from_day AS day, COUNT(*) AS n, CAST(SUM(cents) AS BIGINT) AS cents FROM open_items GROUP BY side, from_day ORDER BY from_day, side LIMIT ${String(shownDays)}`,
  );
};
