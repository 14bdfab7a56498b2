import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { reconciliationStates } from '../../state-names.ts';
import { successors } from '../../testing/definition.ts';
import { glueTimeoutSeconds } from './glue-states.ts';
import {
  reconciliationDefinition,
  reconciliationErrors,
  type ReconciliationResources,
  reconciliationTimeoutSeconds,
} from './reconciliation-definition.ts';

const seconds = { ...reconciliationTimeoutSeconds, ...glueTimeoutSeconds };
const stage = (name: keyof typeof seconds) => ({
  arn: `arn:aws:lambda:us-east-1:111111111111:function:${name}`,
  timeoutSeconds: seconds[name],
});

const resources: ReconciliationResources = {
  claim: stage('claim'),
  validate: stage('validate'),
  reconcile: stage('reconcile'),
  report: stage('report'),
  checkpoint: stage('checkpoint'),
  alertsTopic: 'arn:aws:sns:us-east-1:111111111111:alerts',
  partition: 'aws',
};
const definition = reconciliationDefinition({
  ...resources,
  glue: { plan: stage('plan'), collect: stage('collect'), job: 'matching', aboveRows: 20_000_000 },
});
const states = Object.entries(definition.States);
const tasks = states.flatMap(([name, state]) => (state.Type === 'Task' ? [{ name, state }] : []));

describe('the workflow of reconciliations', () => {
  it('is valid Amazon States Language, and every state is reached', () => {
    expect(validate(definition).errorsText()).toBe('');

    const reached = new Set([definition.StartAt]);
    for (const name of reached)
      for (const next of successors(definition.States[name] ?? { Type: 'Succeed' })) reached.add(next);
    expect([...reached].sort()).toEqual(Object.values(reconciliationStates).sort());
  });

  it.each(tasks)('$name catches every error, also the one that States.ALL does not match', ({ state }) => {
    expect(state.Catch?.map(({ ErrorEquals: names }) => names)).toEqual([['States.DataLimitExceeded'], ['States.ALL']]);
  });

  it.each(tasks)('$name passes paths and no literal "$.…"', ({ state }) => {
    expect(JSON.stringify(state.Parameters ?? {})).not.toMatch(/"[A-Za-z_-]+":"\$\./);
  });

  const onGlue = [
    reconciliationStates.planGlueJob,
    reconciliationStates.reconcileOnGlue,
    reconciliationStates.collectGlueResult,
  ];
  it.each([
    ['one machine', onGlue],
    ['Glue', [reconciliationStates.reconcileData]],
  ])('takes 20 minutes at most on %s, which is below the timeout of the whole', (_engine, others) => {
    const unused: readonly string[] = [
      ...others,
      reconciliationStates.notifyUnreported,
      reconciliationStates.notifySuccess,
    ];
    const longest = tasks
      .filter(({ name }) => !unused.includes(name))
      .reduce((all, { state }) => all + state.TimeoutSeconds, 0);

    expect(longest).toBeLessThanOrEqual(20 * 60);
    expect(definition.TimeoutSeconds).toBeGreaterThan(longest);
  });

  it('has no state of Glue where there is no Glue, and is valid there too', () => {
    const embedded = reconciliationDefinition(resources);

    expect(validate(embedded).errorsText()).toBe('');
    expect(Object.keys(embedded.States).filter((name) => name.includes('Glue') || name === 'ChooseEngine')).toEqual([]);
  });

  it('starts the job with paths, waits for its end and keeps its state only', () => {
    expect(definition.States[reconciliationStates.reconcileOnGlue]).toMatchObject({
      Resource: 'arn:aws:states:::glue:startJobRun.sync',
      Parameters: {
        JobName: 'matching',
        Arguments: { '--plan_path.$': '$.matching.plan_path', '--stage_path.$': '$.matching.stage_path' },
      },
      ResultSelector: { 'JobRunState.$': '$.JobRunState' },
      ResultPath: '$.matching.run',
    });
  });

  it('chooses the engine by the rows of either side', () => {
    expect(definition.States[reconciliationStates.chooseEngine]).toMatchObject({
      Choices: ['file', 'base'].map((side) => ({
        Variable: `$.validation.${side}.rows`,
        NumericGreaterThan: 20_000_000,
        Next: reconciliationStates.planGlueJob,
      })),
      Default: reconciliationStates.reconcileData,
    });
  });

  it('does not retry what stays wrong, and a state that hangs', () => {
    const { Retry: retry = [] } = tasks.find(({ name }) => name === reconciliationStates.reconcileData)?.state ?? {};

    expect(retry[0]).toEqual({ ErrorEquals: ['States.Timeout', 'Sandbox.Timedout'], MaxAttempts: 0 });
    expect(retry[1]).toEqual({ ErrorEquals: reconciliationErrors.map(({ name }) => name), MaxAttempts: 0 });
    expect(retry[1]?.ErrorEquals).toHaveLength(6);
    expect(retry[2]).toMatchObject({ MaxAttempts: 3 });
  });
});
