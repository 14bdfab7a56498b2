import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { firstCarriedRow, type VerdictName } from '@siesa-integration/reconciliation';
import {
  carriedFile,
  closedItemsFile,
  loadCarriedRows,
  type SideName,
  withCarried,
} from '@siesa-integration/reconciliation-stages';
import type { Jobs } from './places/job-place.ts';
import { requestOfJob, rowsOf, rulesOfJob, withEngine } from './job-folder.ts';

/** A row that was carried over from an earlier job. */
export interface ItemOrigin {
  readonly jobId: string;
  readonly line: number;
}

/** The later job that answered an open row, and how. */
export interface ItemEnd {
  readonly jobId: string;
  readonly verdict: VerdictName;
  /** The line of the row that answered it; absent without one. */
  readonly line?: number;
}

/** Adds the rows that a job took over from earlier ones to `l0` and `r0`. @returns whether there are any */
export const joinCarriedRows = async (engine: DuckDbEngine, folder: string): Promise<boolean> => {
  if (!existsSync(join(folder, carriedFile))) return false;
  await loadCarriedRows(engine, folder);
  for (const s of ['l', 'r'] as const) {
    await engine.run({ name: `${s}_new`, sql: `SELECT * FROM ${s}0` });
    await engine.run(withCarried(s));
  }
  return true;
};

/** @param rowNo of a carried row */
export const originOf = async (engine: DuckDbEngine, rowNo: number): Promise<ItemOrigin | undefined> => {
  const [found] = await rowsOf<{ readonly from_job: string; readonly from_no: number }>(
    engine,
    'origin',
    `SELECT from_job, from_no FROM carried WHERE seq = ${String(rowNo - firstCarriedRow)}`,
  );
  return found && { jobId: found.from_job, line: found.from_no };
};

interface ItemPlace {
  readonly folder: string;
  readonly jobId: string;
  readonly line: number;
  readonly letter: SideName;
}

/** Looks through the jobs of later days. @returns `undefined` for a row that no rule carries over, or that is open still */
export const endOfItem = async (
  jobs: Pick<Jobs, 'folderOf' | 'history'>,
  { folder, jobId, line, letter }: ItemPlace,
): Promise<ItemEnd | undefined> => {
  const [rules, { business_date: day }] = await Promise.all([rulesOfJob(folder), requestOfJob(folder)]);
  if (!rules.carry_over) return undefined;
  for (const later of await jobs.history.after(rules.name, day)) {
    const [end] = await withEngine(await jobs.folderOf(later), async (engine) => {
      await engine.loadParquet('closed', join('reconcile', closedItemsFile));
      return rowsOf<{ readonly verdict: VerdictName; readonly other_no: number }>(
        engine,
        'end',
        `SELECT verdict, other_no FROM closed WHERE side = '${letter}' AND from_job = '${jobId}' AND from_no = ${String(line)}`,
      );
    });
    if (end) return { jobId: later, verdict: end.verdict, ...(end.other_no > 0 && { line: end.other_no }) };
  }
  return undefined;
};
