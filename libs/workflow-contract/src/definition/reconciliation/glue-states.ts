import { reconciliationStates as states } from '../../state-names.ts';
import { catchAll } from '../asl/catch.ts';
import type { States, TaskState } from '../asl/states.ts';
import type { FunctionResource } from '../asl/tasks.ts';

/** What matches files that are too large for one machine. */
export interface GlueResources {
  readonly plan: FunctionResource;
  readonly collect: FunctionResource;
  /** The name of the job. */
  readonly job: string;
  /** A side with more rows than this is matched by the job. */
  readonly aboveRows: number;
}

/** As long as ReconcileData, which these three replace, with the time that it has for its own timeout. */
export const glueTimeoutSeconds = { plan: 90, job: 450, collect: 120 } as const;

/** A state of a function: what it calls, what it is for and which follows. */
export type StageOf = (resource: FunctionResource, comment: string, next: string) => TaskState;

/** A large file is matched by Spark: a function writes the plan, the job runs it, and a function makes of its tables what ReconcileData writes. */
export const glueStates = (
  { plan, collect, job, aboveRows }: GlueResources,
  { partition, stage }: { readonly partition: string; readonly stage: StageOf },
): States => ({
  [states.chooseEngine]: {
    Type: 'Choice',
    Comment: 'One machine matches up to this many rows a side.',
    Choices: ['file', 'base'].map((side) => ({
      Variable: `$.validation.${side}.rows`,
      NumericGreaterThan: aboveRows,
      Next: states.planGlueJob,
    })),
    Default: states.reconcileData,
  },
  [states.planGlueJob]: stage(plan, 'Writes the steps that the job is to run.', states.glueJobNeeded),
  [states.glueJobNeeded]: {
    Type: 'Choice',
    Choices: [{ Variable: '$.matching.is_needed', BooleanEquals: true, Next: states.reconcileOnGlue }],
    Default: states.prepareQuickSight,
  },
  [states.reconcileOnGlue]: {
    Type: 'Task',
    Comment: 'Runs the steps on Spark. A state that times out stops the job.',
    Resource: `arn:${partition}:states:::glue:startJobRun.sync`,
    Parameters: {
      JobName: job,
      Arguments: { '--plan_path.$': '$.matching.plan_path', '--stage_path.$': '$.matching.stage_path' },
    },
    ResultSelector: { 'JobRunState.$': '$.JobRunState' },
    ResultPath: '$.matching.run',
    TimeoutSeconds: glueTimeoutSeconds.job,
    // A job that failed would fail again: only a start that Glue refused for now is repeated.
    Retry: [
      { ErrorEquals: refusedForNow, IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 3, JitterStrategy: 'FULL' },
    ],
    Catch: catchAll(states.saveCheckpoint),
    Next: states.collectGlueResult,
  },
  [states.collectGlueResult]: stage(
    collect,
    'Proves that no row was lost, and writes what ReconcileData writes.',
    states.prepareQuickSight,
  ),
});

const refusedForNow = [
  'Glue.ConcurrentRunsExceededException',
  'Glue.ResourceNumberLimitExceededException',
  'Glue.OperationTimeoutException',
  'Glue.InternalServiceException',
];
