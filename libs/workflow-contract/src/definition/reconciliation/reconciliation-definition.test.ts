import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { reconciliationStates } from '../../state-names.ts';
import { successors } from '../../testing/definition.ts';
import {
  reconciliationDefinition,
  reconciliationErrors,
  reconciliationTimeoutSeconds,
} from './reconciliation-definition.ts';

const stage = (name: keyof typeof reconciliationTimeoutSeconds) => ({
  arn: `arn:aws:lambda:us-east-1:111111111111:function:${name}`,
  timeoutSeconds: reconciliationTimeoutSeconds[name],
});

const definition = reconciliationDefinition({
  claim: stage('claim'),
  validate: stage('validate'),
  reconcile: stage('reconcile'),
  report: stage('report'),
  checkpoint: stage('checkpoint'),
  alertsTopic: 'arn:aws:sns:us-east-1:111111111111:alerts',
  partition: 'aws',
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
    expect(JSON.stringify(state.Parameters ?? {})).not.toMatch(/"[A-Za-z]+":"\$\./);
  });

  it('takes 20 minutes at most, which is below the timeout of the whole', () => {
    const longest = tasks
      .filter(
        ({ name }) => name !== reconciliationStates.notifyUnreported && name !== reconciliationStates.notifySuccess,
      )
      .reduce((all, { state }) => all + state.TimeoutSeconds, 0);

    expect(longest).toBeLessThanOrEqual(20 * 60);
    expect(definition.TimeoutSeconds).toBeGreaterThan(longest);
  });

  it('does not retry what stays wrong, and a state that hangs', () => {
    const { Retry: retry = [] } = tasks.find(({ name }) => name === reconciliationStates.reconcileData)?.state ?? {};

    expect(retry[0]).toEqual({ ErrorEquals: ['States.Timeout', 'Sandbox.Timedout'], MaxAttempts: 0 });
    expect(retry[1]).toEqual({ ErrorEquals: reconciliationErrors.map(({ name }) => name), MaxAttempts: 0 });
    expect(retry[1]?.ErrorEquals).toHaveLength(5);
    expect(retry[2]).toMatchObject({ MaxAttempts: 3 });
  });
});
