import { errorCatalogue, type ErrorRow } from '../../error-catalogue.ts';
import { reconciliationStates as states } from '../../state-names.ts';
import { catchAll } from '../asl/catch.ts';
import type { Retrier, StateMachineDefinition, States } from '../asl/states.ts';
import { type FunctionResource, functionTask, serviceTask } from '../asl/tasks.ts';
import { type GlueResources, glueStates } from './glue-states.ts';

/** What the states call, by ARN or name. */
export interface ReconciliationResources {
  readonly claim: FunctionResource;
  readonly validate: FunctionResource;
  readonly reconcile: FunctionResource;
  readonly report: FunctionResource;
  readonly checkpoint: FunctionResource;
  readonly alertsTopic: string;
  /** `aws`, `aws-cn`, …: a part of every integration's ARN. */
  readonly partition: string;
  /** @defaultValue none: one machine matches files of every size */
  readonly glue?: GlueResources;
}

/**
 * How long one invocation of each stage may take, on every host. With 30 s more a state, and 30 s for each notice, all states together take
 * 20 minutes at most.
 */
export const reconciliationTimeoutSeconds = {
  claim: 30,
  validate: 180,
  reconcile: 660,
  report: 90,
  checkpoint: 30,
} as const;

/** A backstop above all states together. No execution is longer. */
export const reconciliationWholeSeconds = 21 * 60;

/** The errors of a reconciliation that stay until a person acts. */
export const reconciliationErrors: readonly ErrorRow[] = errorCatalogue
  .filter(({ name }) =>
    [
      'RulesInvalid',
      'ReconciliationInputInvalid',
      'DeadlinePassed',
      'EngineFailed',
      'VerdictsUnbalanced',
      'SparkResultMissing',
    ].includes(name),
  )
  .map((row) => ({ ...row, route: 'thrown' as const, retried: false }));

/**
 * One reconciliation: claim both files, read them, give every row its verdict, write the report, notify.
 *
 * State timeouts and the deadline that stages get decide; the timeout of the whole is a backstop that nothing meets, because it would end a run without a checkpoint
 * or a notice.
 */
export const reconciliationDefinition = (resources: ReconciliationResources): StateMachineDefinition => ({
  Comment: 'Reconciles a file with a base. Input: object_key, base_key, rules_key, business_date (today unless given).',
  StartAt: states.begin,
  TimeoutSeconds: reconciliationWholeSeconds,
  States: { ...claimStates(resources), ...workStates(resources), ...failureStates(resources) },
});

/** A stage stops itself at the deadline, so a state that timed out hangs, and another attempt would hang too. */
const retriers = (task: { readonly Retry: readonly Retrier[] }): readonly Retrier[] => [
  { ErrorEquals: ['States.Timeout', 'Sandbox.Timedout'], MaxAttempts: 0 },
  ...task.Retry,
];

const stage = (resource: FunctionResource, comment: string, next: string) => {
  const task = functionTask(resource, comment, reconciliationErrors);
  return { ...task, Retry: retriers(task), Catch: catchAll(states.saveCheckpoint), Next: next };
};

const claimStates = ({ claim }: ReconciliationResources): States => ({
  [states.begin]: {
    Type: 'Pass',
    Comment: 'Stores what every later state may read safely: nothing catches the error of an absent path.',
    Parameters: { 'request.$': '$', 'owner.$': '$$.Execution.Id', 'started_at.$': '$$.Execution.StartTime' },
    Next: states.claimFile,
  },
  [states.claimFile]: stage(
    claim,
    'Claims the files by their content: the same ones are reconciled once.',
    states.fileIsNew,
  ),
  [states.fileIsNew]: {
    Type: 'Choice',
    Choices: [{ Variable: '$.is_new', BooleanEquals: true, Next: states.validateCsv }],
    Default: states.alreadyDone,
  },
  [states.alreadyDone]: {
    Type: 'Succeed',
    Comment: 'Another execution reconciles these files, or has; its job is in $.job_id.',
  },
});

const workStates = (resources: ReconciliationResources): States => ({
  [states.validateCsv]: stage(
    resources.validate,
    'Reads both files. Bad rows are listed; a file that cannot be used comes back as a value.',
    states.checkValidationResult,
  ),
  [states.checkValidationResult]: {
    Type: 'Choice',
    Choices: [
      {
        Variable: '$.validation.status',
        StringEquals: 'accepted',
        Next: resources.glue ? states.chooseEngine : states.reconcileData,
      },
    ],
    Default: states.saveCheckpoint,
  },
  [states.reconcileData]: stage(
    resources.reconcile,
    'Gives every row of both sides its verdict, and proves that none was lost.',
    states.prepareQuickSight,
  ),
  ...(resources.glue && glueStates(resources.glue, { partition: resources.partition, stage })),
  [states.prepareQuickSight]: stage(resources.report, 'Writes the report and words the notice.', states.notifySuccess),
  [states.notifySuccess]: {
    ...publish(resources, 'Publishes the result. The report is written, so a notice that fails does not undo the run.'),
    Catch: catchAll(states.success, '$.notify_error'),
    Next: states.success,
  },
  [states.success]: { Type: 'Succeed' },
});

/** These states read only what SaveCheckpoint returned, or what `Begin` stored. */
const failureStates = (resources: ReconciliationResources): States => ({
  [states.saveCheckpoint]: {
    ...stage(
      resources.checkpoint,
      'Writes down why the job ended and how it goes on, and frees its claim.',
      states.notifyFailure,
    ),
    Catch: catchAll(states.notifyUnreported, '$.checkpoint_error'),
  },
  [states.notifyFailure]: {
    ...publish(resources, 'Publishes the failure. When that fails, the execution still fails with the first error.'),
    Catch: catchAll(states.failure, '$.notify_error'),
    Next: states.failure,
  },
  [states.failure]: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.message' },
  [states.notifyUnreported]: {
    ...serviceTask({
      partition: resources.partition,
      action: 'sns:publish',
      comment: 'SaveCheckpoint itself failed: publishes only what is certain.',
      parameters: {
        TopicArn: resources.alertsTopic,
        Subject: 'A reconciliation failed, and so did its checkpoint',
        'Message.$': '$.owner',
        MessageAttributes: { alert: { DataType: 'String', StringValue: 'failed' } },
      },
    }),
    Catch: catchAll(states.failureUnreported, '$.notify_error'),
    Next: states.failureUnreported,
  },
  [states.failureUnreported]: {
    Type: 'Fail',
    ErrorPath: '$.checkpoint_error.Error',
    Cause: 'The reconciliation failed, and so did its checkpoint. What its stages wrote remains: resume the job.',
  },
});

const publish = ({ partition, alertsTopic }: ReconciliationResources, comment: string) =>
  serviceTask({
    partition,
    action: 'sns:publish',
    comment,
    parameters: {
      TopicArn: alertsTopic,
      'Subject.$': '$.subject',
      'Message.$': '$.message',
      MessageAttributes: { alert: { DataType: 'String', 'StringValue.$': '$.alert' } },
    },
  });
