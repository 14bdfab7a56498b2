import { open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BreakRecord,
  type BreakRule,
  divergenceColumns,
  type DivergenceRow,
  type RuleDocument,
  toBreak,
  toDivergenceRow,
} from '@siesa-integration/reconciliation';
import { ReconciliationInputInvalid } from '../job/job-errors.ts';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { once, readStage, reconcileStage } from '../job/stage-folder.ts';
import { withEngine } from '../job/with-engine.ts';
import { divergencesFile, type FoundBreak, openDivergences } from './divergence-table.ts';
import type { Reconciled } from './keep-verdicts.ts';
import { rulesDigest } from './matching-work.ts';

export interface Reported {
  readonly csv: string;
  /** Beside the CSV. */
  readonly parquet: string;
  /** Breaks by type and severity, in the order of the report. */
  readonly breaks: readonly {
    readonly type: string;
    readonly severity: BreakRule['severity'];
    readonly count: number;
  }[];
}

export type PrepareAnswer = StageRequest & {
  readonly subject: string;
  readonly message: string;
  readonly alert: string;
  /** The job of the same rules and day that this one replaces. */
  readonly supersedes?: string;
};

export const reportStage = 'report';

/** Writes all breaks as the reference's CSV and as typed Parquet, and words the notice of success. */
export const prepareReport = async (
  event: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<PrepareAnswer> => {
  const { job_id: jobId, started_at: startedAt } = event;
  const jobFolder = await ports.jobFolder(jobId);
  const rules = await ports.readRules(event.request.rules_key);
  const reconciled = await readStage<Reconciled>(jobFolder, reconcileStage);
  if (!reconciled) throw new ReconciliationInputInvalid(`the job ${jobId} has no verdicts.`);
  if (reconciled.inputs['rules'] !== rulesDigest(rules))
    throw new ReconciliationInputInvalid(`the rules of ${jobId} have changed while it ran.`);

  const startedMs = startOf(jobId);
  const csv = `${rules.output.prefix}_${stampOf(startedMs)}.csv`;
  const { answer } = await once(jobFolder, {
    stage: reportStage,
    inputs: { ...reconciled.outputs, rules: rulesDigest(rules), csv },
    outputs: [csv, divergencesFile],
    work: async (folder): Promise<Reported> => {
      const to = await open(join(folder, csv), 'w');
      try {
        await withEngine(jobFolder, signal, async (engine) => {
          await engine.loadParquet('breaks', `${reconcileStage}/breaks.parquet`);
          const divergences = await openDivergences(engine, { jobId, startedMs });
          await to.writeFile(`\uFEFF${divergenceColumns.join(';')}\r\n`);
          const all = { name: 'breaks', sql: 'SELECT * FROM breaks ORDER BY rule_no, side, row_no' };
          for await (const batch of engine.rows(all)) {
            const breaks = (batch as readonly unknown[] as readonly BreakRecord[]).map((record) =>
              toFound(record, rules),
            );
            divergences.append(breaks);
            await to.writeFile(breaks.map(({ row }) => `${lineOf(row)}\r\n`).join(''));
          }
          await divergences.write(`${reportStage}/${divergencesFile}`);
        });
        return { csv, parquet: divergencesFile, breaks: countsOf(reconciled.answer, rules) };
      } finally {
        await to.close();
      }
    },
  });
  await ports.keepJob(jobId);
  const day = event.request.business_date ?? startedAt.slice(0, 10);
  const supersedes = await ports.history?.record(rules.name, day, jobId);
  await ports.claims.settle(event.file_id, event.owner, 'done');
  const { balance, open: openItems } = reconciled.answer;
  const overdue = openItems?.overdue ?? 0;
  return {
    ...event,
    ...(supersedes !== undefined && { supersedes }),
    alert: 'reconciled',
    subject: `Reconciliation ${jobId}: ${String(answer.breaks.reduce((n, { count }) => n + count, 0))} breaks${overdue > 0 ? `, ${String(overdue)} items open for long` : ''}`,
    message: JSON.stringify({
      job_id: jobId,
      severidade: overdue > 0 ? 'WARNING' : 'INFO',
      divergencias: answer.breaks,
      file: { rows: balance.file.rows, cents: balance.file.cents },
      base: { rows: balance.base.rows, cents: balance.base.cents },
      ...(openItems && { itens_abertos: openItems }),
      ...(supersedes !== undefined && { substitui: supersedes }),
      duration_seconds: Math.round((ports.now() - Date.parse(startedAt)) / 1_000),
      report: ports.placeOf(jobId, `${reportStage}/${csv}`),
      table: ports.placeOf(jobId, `${reportStage}/${divergencesFile}`),
    }),
  };
};

const toFound = (record: BreakRecord, rules: RuleDocument): FoundBreak => {
  const found = toBreak(record, rules);
  return { found, row: toDivergenceRow(found, rules) };
};

/** Amounts are no formulas, even with a minus sign. */
const lineOf = (row: DivergenceRow): string =>
  divergenceColumns
    .map((column) => (column === 'valor_csv' || column === 'valor_base' ? row[column] : quoted(disarmed(row[column]))))
    .join(';');

/** An apostrophe precedes what a spreadsheet would run. */
const disarmed = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const countsOf = ({ breaks }: Reconciled, rules: RuleDocument): Reported['breaks'] =>
  rules.breaks.flatMap(({ type, severity }, at) => {
    const count = breaks[String(at)] ?? 0;
    return count > 0 ? [{ type, severity, count }] : [];
  });

/** `JOB-20260216-061500-9f3a2c` → 2026-02-16T06:15:00Z: the same for a job that is resumed. */
const startOf = (jobId: string): number =>
  Date.parse(jobId.replace(/^JOB-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-.*$/, '$1-$2-$3T$4:$5:$6Z'));

/** `2026-02-16_061500`. */
const stampOf = (startedMs: number): string =>
  new Date(startedMs).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '');
