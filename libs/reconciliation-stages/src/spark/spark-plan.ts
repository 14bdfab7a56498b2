import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { breakStep, matchingPlan, type Step } from '@siesa-integration/reconciliation';
import { carriedFile, withCarriedRows } from '../carry-over/carry-over.ts';
import { withDecisions } from '../decisions/apply-decisions.ts';
import { cleanFiles } from '../job/clean-files.ts';
import type { MatchingWork } from '../stages/matching-work.ts';

/** All that the job on Spark does, as data. It writes each step's rows as Parquet below `spark/` of the job's folder, and `run` last. */
export interface SparkPlan {
  /** SHA-256 of the rest and of what it is made from. The job writes it with its result. */
  readonly id: string;
  /** What the first steps read, by table: paths below the job's folder. */
  readonly parquet: Readonly<Record<string, string>>;
  readonly before: readonly Step[];
  /** Repeated from `{i}` = 0 as long as the first of them has rows. */
  readonly round: readonly Step[];
  readonly after: readonly Step[];
}

/** In the folder of a job: the plan, and what the job on Spark writes. */
export const sparkFolder = 'spark';
export const sparkPlanFile = `${sparkFolder}/plan.json`;

/** Tables of the job that its result is made of. */
export const sparkTables = ({
  carry_over: carries,
}: {
  readonly carry_over?: object | undefined;
}): readonly string[] => ['verdicts', 'breaks', 'balance', ...(carries ? ['open_items', 'closed_items'] : [])];

/** How many rounds the job made, by the plan that it ran. */
export const sparkRunTable = 'run';

/**
 * The steps that ReconcileData runs, in its order.
 *
 * @param held has the rows of both sides as `l0` and `r0`, because decisions look for theirs. Absent: no decision holds.
 */
export const makeSparkPlan = async (work: MatchingWork, jobId: string, held?: DuckDbEngine): Promise<SparkPlan> => {
  const { jobFolder: folder, rules, decisions, day, stage } = work;
  const { engine, before, after, matched } = recordSteps(held);
  const { round, ...matching } = matchingPlan(rules.match);
  const match = () =>
    withDecisions(engine, decisions, () => {
      matched(matching);
      return Promise.resolve();
    });
  if (rules.carry_over) await withCarriedRows(engine, { folder, jobId, day }, match);
  else await match();

  const plan = {
    parquet: {
      ...cleanFiles,
      ...(rules.carry_over && existsSync(join(folder, carriedFile)) && { carried: carriedFile }),
    },
    before,
    round,
    after: [...after, breakStep(rules)],
  };
  const id = createHash('sha256')
    .update(JSON.stringify([stage.inputs, plan]))
    .digest('hex');
  return { id, ...plan };
};

/** An engine that keeps the steps. Those before the matching are also run where rows are held, because decisions look among their results. */
const recordSteps = (held: DuckDbEngine | undefined) => {
  const before: Step[] = [];
  const after: Step[] = [];
  let steps = before;
  const engine: RecordingEngine = {
    run: (step) => {
      steps.push(step);
      return held && steps === before ? held.run(step) : Promise.resolve(0);
    },
    drop: () => Promise.resolve(),
    loadParquet: (table, file) => held?.loadParquet(table, file) ?? Promise.resolve(0),
    rows: (query) => held?.rows(query) ?? Readable.from([]),
  };
  const matched = (plan: { readonly before: readonly Step[]; readonly after: readonly Step[] }): void => {
    before.push(...plan.before);
    after.push(...plan.after);
    steps = after;
  };
  return { engine, before, after, matched };
};

/** What carried rows and decisions need of an engine. */
type RecordingEngine = Pick<DuckDbEngine, 'run' | 'drop' | 'loadParquet' | 'rows'>;
