import { SFNClient } from '@aws-sdk/client-sfn';
import { memoryStores } from '@siesa-integration/sync-pipeline/in-process';
import { syncId } from '@siesa-integration/sync-pipeline';
import { describe, expect, it } from 'vitest';
import {
  recordedMapFailure,
  recordedSuccess,
  startFakeStepFunctions,
  stateMachineArn,
  type RecordedExecution,
} from '../../testing/index.ts';
import { deploymentOf } from './deployment.ts';
import { createStepFunctions } from './step-functions.ts';

const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:recorded`;

const stepFunctionsOf = async (recorded: RecordedExecution) => {
  const aws = await startFakeStepFunctions(recorded);
  const sfn = new SFNClient({
    endpoint: aws.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const { objects } = memoryStores();
  const deployment = deploymentOf('dev', stateMachineArn);
  return {
    ...createStepFunctions({ sfn, deployment, objects, pollMs: 5 }),
    calls: aws.calls,
    [Symbol.asyncDispose]: async () => {
      sfn.destroy();
      await aws.close();
    },
  };
};

describe('createStepFunctions', () => {
  it('returns the events inside the Map too, with the number of each part', async () => {
    await using stepFunctions = await stepFunctionsOf(recordedMapFailure);
    const events = (await stepFunctions.eventsOf('recorded')) ?? [];

    expect(events.filter(({ kind }) => kind === 'failed')).toEqual([
      expect.objectContaining({ state: 'LoadToProduct', item: 0, error: 'ProductAuthenticationFailed' }),
      expect.objectContaining({ state: 'LoadToProduct', item: 1, error: 'ProductAuthenticationFailed' }),
    ]);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((one, other) => one - other));
  });

  it('reads no more children of a large run once one of them has failed', async () => {
    const { children: [failed = [], , well = []] = [], ...parent } = recordedMapFailure;
    const children = Array.from({ length: 100 }, (_, index) => (index === 50 ? failed : well));
    await using stepFunctions = await stepFunctionsOf({ ...parent, children });
    const events = (await stepFunctions.eventsOf('recorded')) ?? [];

    expect(events.find(({ kind }) => kind === 'failed')).toMatchObject({ item: 50 });
    expect(stepFunctions.calls.filter(({ operation }) => operation === 'GetExecutionHistory')).toHaveLength(2 + 56);
  });

  it('finds the newest execution, and the one whose ARN and second of beginning give a sync id', async () => {
    await using stepFunctions = await stepFunctionsOf(recordedSuccess('cliente-a', 'sync-1'));

    expect(await stepFunctions.findExecution('newest')).toBe(arn);
    expect(await stepFunctions.findExecution({ syncId: syncId(arn, '2025-01-15T10:00:00Z') })).toBe(arn);
    expect(await stepFunctions.findExecution({ syncId: 'sync-20250115-100000-0000' })).toBeUndefined();
    expect(await stepFunctions.findExecution({ syncId: 'sync-20260101-000000-0000' })).toBeUndefined();
  });
});
