import { basename, dirname, join } from 'node:path';
import { type Break, type BreakRecord, toBreak } from '@siesa-integration/reconciliation';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import type { Jobs } from './places/job-place.ts';
import { rowsOf, rulesOfJob, withEngine } from './job-folder.ts';

/** How the breaks of two jobs differ. A break is the same when its rule and all that its row says are. */
export interface JobDiff {
  readonly gone: number;
  readonly fresh: number;
  readonly same: number;
  /** The first of each, in the order of the report. */
  readonly firstGone: readonly Break[];
  readonly firstFresh: readonly Break[];
}

const shown = 20;
const same = ['rule_no', 'side', 'party', 'k', 'nome', 'ativo', 'lote', 'day_no', 'cents', 'd_cents', 'd_days', 'ref'];

export const compareJobs = async (jobs: Pick<Jobs, 'folderOf'>, earlier: string, later: string): Promise<JobDiff> => {
  const folders = [await jobs.folderOf(earlier), await jobs.folderOf(later)] as const;
  const [rules, others] = await Promise.all([rulesOfJob(folders[0]), rulesOfJob(folders[1])]);
  if (JSON.stringify(rules.breaks) !== JSON.stringify(others.breaks))
    throw new OperatorMistake(message('mistake/different-rules', { earlier, later }), {
      code: 'WRONG_USAGE',
    });
  return withEngine(dirname(folders[0]), async (engine) => {
    for (const [table, folder] of [
      ['earlier', folders[0]],
      ['later', folders[1]],
    ] as const) {
      await engine.loadParquet('loaded', join(basename(folder), 'reconcile', 'breaks.parquet'));
      // Equal breaks are numbered, so that two of them match two and not one.
      await engine.run({
        name: table,
        sql: `SELECT *, ROW_NUMBER() OVER (PARTITION BY ${same.join(', ')} ORDER BY row_no) AS nth FROM loaded`,
      });
    }
    const only = (a: string, b: string, select: string): string =>
      `SELECT ${select} FROM ${a} a LEFT JOIN ${b} b ON ${[...same, 'nth'].map((name) => `a.${name} = b.${name}`).join(' AND ')} WHERE b.nth IS NULL`;
    const count = async (name: string, sql: string): Promise<number> =>
      (await rowsOf<{ readonly n: number }>(engine, name, sql))[0]?.n ?? 0;
    const first = async (a: string, b: string): Promise<readonly Break[]> =>
      (
        await rowsOf<BreakRecord>(
          engine,
          'first',
          `${only(a, b, 'a.*')} ORDER BY a.rule_no, a.side, a.row_no LIMIT ${String(shown)}`,
        )
      ).map((record) => toBreak(record, rules));
    const gone = await count('gone', only('earlier', 'later', 'COUNT(*) AS n'));
    return {
      gone,
      fresh: await count('fresh', only('later', 'earlier', 'COUNT(*) AS n')),
      same: (await count('all', 'SELECT COUNT(*) AS n FROM earlier')) - gone,
      firstGone: await first('earlier', 'later'),
      firstFresh: await first('later', 'earlier'),
    };
  });
};

/** Nothing where the rules have changed between the two, or the earlier one is not kept. */
export const differenceOf = async (
  jobs: Pick<Jobs, 'folderOf'>,
  earlier: string,
  later: string,
): Promise<{ readonly diff?: JobDiff }> => {
  try {
    return { diff: await compareJobs(jobs, earlier, later) };
  } catch (error) {
    if (error instanceof OperatorMistake) return {};
    throw error;
  }
};
