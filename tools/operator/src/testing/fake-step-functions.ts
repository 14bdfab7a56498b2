import { startFakeAws, type FakeAws } from './fake-aws.ts';

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
  return startFakeAws(({ operation, body }) => {
    switch (operation) {
      case 'ListStateMachines':
        return {
          stateMachines: [
            { name: 'siesa-integration-workflow-dev', stateMachineArn, type: 'STANDARD', creationDate: 1_736_935_200 },
          ],
        };
      case 'StartExecution':
        looks = 0;
        return { executionArn: arn, startDate: 1_736_935_200 };
      case 'DescribeExecution':
        looks += 1;
        return {
          executionArn: arn,
          stateMachineArn,
          startDate: 1_736_935_200,
          status: ended() ? recorded.status : 'RUNNING',
          ...(ended() ? endOf(recorded) : {}),
        };
      case 'GetExecutionHistory':
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
    timestamp: 1_736_935_200 + index,
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
