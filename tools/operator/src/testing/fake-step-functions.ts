import { startFakeAws, type FakeAws } from './fake-aws.ts';

/** When the recorded execution began: 2025-01-15T10:00:00Z, in seconds as AWS writes it. */
const recordedAt = 1_736_935_200;

/** An event of `GetExecutionHistory`, as AWS writes it. */
export type RecordedEvent = Readonly<Record<string, unknown>> & {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
};

/** A recorded execution. */
export interface RecordedExecution {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly events: readonly RecordedEvent[];
  /** Histories of the Map's children. @defaultValue none */
  readonly children?: readonly (readonly RecordedEvent[])[];
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

export const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:siesa-integration-workflow-dev';

/** Step Functions that plays one recorded execution: the first look finds it half done, the second finds it ended. */
export const startFakeStepFunctions = (recorded: RecordedExecution): Promise<FakeAws> => {
  let looks = 0;
  const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:recorded`;
  const ended = (): boolean => looks > 1;
  const children = new Map((recorded.children ?? []).map((events, index) => [`${arn}:child-${String(index)}`, events]));
  return startFakeAws(({ operation, body }) => {
    switch (operation) {
      case 'ListStateMachines':
        return {
          stateMachines: [
            { name: 'siesa-integration-workflow-dev', stateMachineArn, type: 'STANDARD', creationDate: recordedAt },
          ],
        };
      case 'StartExecution':
        looks = 0;
        return { executionArn: arn, startDate: recordedAt };
      case 'DescribeExecution':
        looks += 1;
        return {
          executionArn: arn,
          stateMachineArn,
          startDate: recordedAt,
          status: ended() ? recorded.status : 'RUNNING',
          ...(ended() ? endOf(recorded) : {}),
        };
      case 'ListExecutions':
        return {
          executions: (body['mapRunArn'] === undefined ? [arn] : [...children.keys()]).map((executionArn, index) => ({
            executionArn,
            stateMachineArn,
            name: executionArn,
            status: 'SUCCEEDED',
            startDate: recordedAt + index,
          })),
        };
      case 'ListMapRuns':
        return {
          mapRuns:
            children.size === 0
              ? []
              : [{ executionArn: arn, mapRunArn: `${arn}:map`, stateMachineArn, startDate: recordedAt }],
        };
      case 'GetExecutionHistory':
        if (children.has(String(body['executionArn'])))
          return { events: children.get(String(body['executionArn'])) ?? [] };
        if (body['executionArn'] !== arn)
          return { refuses: 'ExecutionDoesNotExist', message: 'Execution Does Not Exist' };
        return page(
          ended() || looks === 0 ? recorded.events : recorded.events.slice(0, recorded.events.length / 2),
          body['nextToken'],
        );
      default:
        return { refuses: 'UnknownOperationException' };
    }
  });
};

const endOf = ({ output, error, cause }: RecordedExecution) => ({
  ...(output === undefined ? {} : { output: JSON.stringify(output) }),
  error,
  cause,
});

/** Two pages, so that paging is part of every test. */
const page = (events: readonly RecordedEvent[], token: unknown) =>
  token === 'second'
    ? { events: events.slice(3) }
    : { events: events.slice(0, 3), ...(events.length > 3 ? { nextToken: 'second' } : {}) };

const chain = (events: readonly (readonly [string, Readonly<Record<string, unknown>>])[]): readonly RecordedEvent[] =>
  events.map(([type, details], index) => ({
    id: index + 1,
    previousEventId: index,
    type,
    timestamp: recordedAt + index,
    ...details,
  }));

/** A run of 2 parts that succeeded, as Step Functions recorded it; the Map's children have histories of their own. */
export const recordedSuccess = (clientId: string, syncId: string): RecordedExecution => {
  const summary = {
    client_id: clientId,
    product_type: 'kong',
    sync_id: syncId,
    sync_type: 'incremental',
    status: 'success',
    records_extracted: 1_250,
    records_success: 1_248,
    records_failed: 2,
    records_processed: 1_250,
    failed_records: [{ id: 'PROD999', error: 'Invalid EAN format' }],
    report_key: `runs/${clientId}/${syncId}/report.csv`,
  };
  const extracted = {
    client_id: clientId,
    sync_id: syncId,
    parts: [
      { key: 'a', count: 1_000 },
      { key: 'b', count: 250 },
    ],
    count: 1_250,
    has_more: false,
  };
  return {
    status: 'SUCCEEDED',
    output: summary,
    events: chain([
      ['ExecutionStarted', {}],
      ['TaskStateEntered', { stateEnteredEventDetails: { name: 'ExtractFromSiesa', input: '{}' } }],
      ['TaskScheduled', {}],
      [
        'TaskFailed',
        {
          taskFailedEventDetails: {
            resourceType: 'lambda',
            resource: 'invoke',
            error: 'SiesaUnavailable',
            cause: '{"errorMessage":"Siesa did not answer.","errorType":"SiesaUnavailable"}',
          },
        },
      ],
      ['TaskScheduled', {}],
      ['TaskSucceeded', {}],
      ['TaskStateExited', { stateExitedEventDetails: { name: 'ExtractFromSiesa', output: JSON.stringify(extracted) } }],
      ['MapStateEntered', { stateEnteredEventDetails: { name: 'LoadParts', input: '{}' } }],
      ['MapStateExited', { stateExitedEventDetails: { name: 'LoadParts', output: '{}' } }],
      ['TaskStateEntered', { stateEnteredEventDetails: { name: 'SummarizeSync', input: '{}' } }],
      [
        'TaskStateExited',
        { stateExitedEventDetails: { name: 'SummarizeSync', output: JSON.stringify({ ...summary, summary }) } },
      ],
      ['ExecutionSucceeded', {}],
    ]),
  };
};

const failedChild = (): readonly RecordedEvent[] =>
  chain([
    ['ExecutionStarted', {}],
    ['TaskStateEntered', { stateEnteredEventDetails: { name: 'LoadToProduct', input: '{}' } }],
    ['TaskScheduled', {}],
    [
      'TaskFailed',
      {
        taskFailedEventDetails: {
          resourceType: 'lambda',
          resource: 'invoke',
          error: 'ProductAuthenticationFailed',
          cause: '{"errorMessage":"Kong refused the key.","errorType":"ProductAuthenticationFailed"}',
        },
      },
    ],
    ['TaskStateEntered', { stateEnteredEventDetails: { name: 'StopRun', input: '{}' } }],
    ['TaskStateExited', { stateExitedEventDetails: { name: 'StopRun', output: '{}' } }],
    ['ExecutionSucceeded', {}],
  ]);

/** A run of three parts. Step Functions sees none of the children fail, because each catches its error: two had the key refused, and the third did nothing. */
export const recordedMapFailure: RecordedExecution = {
  status: 'FAILED',
  error: 'ProductAuthenticationFailed',
  cause: 'Kong refused the key.',
  events: chain([
    ['ExecutionStarted', {}],
    ['MapStateEntered', { stateEnteredEventDetails: { name: 'LoadParts', input: '{}' } }],
    ['MapStateExited', { stateExitedEventDetails: { name: 'LoadParts', output: '{}' } }],
    ['TaskStateEntered', { stateEnteredEventDetails: { name: 'SummarizeSync', input: '{}' } }],
    ['TaskStateExited', { stateExitedEventDetails: { name: 'SummarizeSync', output: '{}' } }],
    ['ExecutionFailed', { executionFailedEventDetails: { error: 'ProductAuthenticationFailed' } }],
  ]),
  children: [
    ...[1, 2].map(() => failedChild()),
    chain([
      ['ExecutionStarted', {}],
      ['ExecutionSucceeded', {}],
    ]),
  ],
};

/** A run whose first state failed three times over, and could not even be reported. */
export const recordedFailure: RecordedExecution = {
  status: 'FAILED',
  error: 'SiesaUnavailable',
  cause: '{"errorMessage":"Siesa did not answer.","errorType":"SiesaUnavailable"}',
  events: chain([
    ['ExecutionStarted', {}],
    ['TaskStateEntered', { stateEnteredEventDetails: { name: 'ExtractFromSiesa', input: '{"cut' } }],
    ['TaskScheduled', {}],
    [
      'TaskFailed',
      {
        taskFailedEventDetails: {
          resourceType: 'lambda',
          resource: 'invoke',
          error: 'SiesaUnavailable',
          cause: '{"errorMessage":"Siesa did not answer."}',
        },
      },
    ],
    ['ExecutionFailed', { executionFailedEventDetails: { error: 'SiesaUnavailable' } }],
  ]),
};
