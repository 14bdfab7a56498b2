import { SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { OperatorMistake } from '../../operator-mistake.ts';
import { startFakeAws } from '../../testing/fake-aws.ts';
import { asMistake } from '../as-mistake.ts';
import { findDeployment } from './deployment.ts';
import { stateEventsOf } from './state-events.ts';
import { retryAgeSeconds } from './schedule.ts';

const failure = (name: string, message = 'it failed'): Error => Object.assign(new Error(message), { name });

describe('asMistake', () => {
  it.each([
    ['CredentialsProviderError', /aws sso login/],
    ['ExpiredTokenException', /sign in again/],
    ['AccessDeniedException', /operator role/],
  ])('names the remedy for %s', (name, remedy) => {
    expect(asMistake(failure(name))).toBeInstanceOf(OperatorMistake);
    expect(asMistake(failure(name))).toMatchObject({ message: expect.stringMatching(remedy) as string });
  });

  it('names the remedy when no region is set', () => {
    expect(asMistake(failure('Error', 'Region is missing'))).toMatchObject({
      message: expect.stringContaining('AWS_REGION') as string,
    });
  });

  it('leaves anything else as it is', () => {
    const other = failure('ThrottlingException');
    const mistake = new OperatorMistake('known');

    expect([asMistake(other), asMistake(mistake), asMistake('text')]).toEqual([other, mistake, 'text']);
  });
});

describe('findDeployment', () => {
  it('looks through every page of state machines', async () => {
    const arn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:siesa-integration-workflow-prod';
    const aws = await startFakeAws(({ body }) =>
      body['nextToken'] === undefined
        ? { stateMachines: [{ name: 'another', stateMachineArn: 'x' }], nextToken: 'more' }
        : { stateMachines: [{ name: 'siesa-integration-workflow-prod', stateMachineArn: arn }] },
    );
    const sfn = new SFNClient({
      endpoint: aws.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });

    expect(await findDeployment(sfn, 'prod')).toMatchObject({
      region: 'eu-west-1',
      dataBucket: 'siesa-integration-data-prod-111111111111',
    });
    sfn.destroy();
    await aws.close();
  });
});

describe('stateEventsOf', () => {
  const entered = {
    id: 1,
    previousEventId: 0,
    type: 'TaskStateEntered' as const,
    timestamp: new Date(1_000),
    stateEnteredEventDetails: { name: 'LoadToProduct', input: '{"cut' },
  };

  it('gives a failure the name of the state in which it happened', () => {
    const timedOut = {
      id: 2,
      previousEventId: 1,
      type: 'TaskTimedOut' as const,
      timestamp: new Date(2_000),
      taskTimedOutEventDetails: { resource: 'invoke', resourceType: 'lambda', error: 'States.Timeout' },
    };

    expect(stateEventsOf([entered, timedOut])).toEqual([
      { kind: 'entered', state: 'LoadToProduct', at: 1_000, input: undefined },
      { kind: 'failed', state: 'LoadToProduct', at: 2_000, error: 'States.Timeout' },
    ]);
  });

  it('takes a state that ends without a name, or an output that was cut, for what they are', () => {
    const exited = {
      id: 2,
      previousEventId: 1,
      type: 'TaskStateExited' as const,
      timestamp: new Date(2_000),
      stateExitedEventDetails: { output: '{"cut' },
    };

    expect(stateEventsOf([entered, exited] as unknown as Parameters<typeof stateEventsOf>[0]).at(-1)).toEqual({
      kind: 'exited',
      state: 'LoadToProduct',
      at: 2_000,
      output: undefined,
    });
  });

  it('reads a failure without details, and ignores the end of the execution', () => {
    const failed = { id: 2, previousEventId: 1, type: 'LambdaFunctionFailed' as const, timestamp: undefined };
    const ended = { id: 3, previousEventId: 2, type: 'ExecutionFailed' as const, timestamp: new Date(3_000) };

    expect(stateEventsOf([failed, ended].map((event) => ({ ...event })))).toEqual([]);
    expect(stateEventsOf([entered, failed, ended] as Parameters<typeof stateEventsOf>[0]).at(-1)).toEqual({
      kind: 'failed',
      state: 'LoadToProduct',
      at: 0,
      error: 'Unknown',
    });
  });
});

describe('retryAgeSeconds', () => {
  it.each([
    ['rate(6 hours)', 3_600],
    ['rate(30 minutes)', 900],
    ['rate(1 minute)', 60],
    ['rate(1 day)', 3_600],
    ['cron(0 6 * * ? *)', 900],
  ])('stays below the interval of %s', (expression, seconds) => {
    expect(retryAgeSeconds(expression)).toBe(seconds);
  });
});
