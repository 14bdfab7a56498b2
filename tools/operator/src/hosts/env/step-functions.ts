import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  paginateListExecutions,
  StartExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { historyOf } from './execution-events.ts';
import { mapEvents } from './map-events.ts';
import { stateEventsOf } from './state-events.ts';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import type { Execution, ExecutionResult, SyncRequest } from '../execution.ts';
import type { WantedExecution } from '../host.ts';
import { reportedParts } from './reported-parts.ts';
import { firstExecutionIn, successorIn } from './run-executions.ts';
import type { Deployment } from './deployment.ts';
import { syncId, type ObjectStore } from '@siesa-integration/sync-pipeline';
import { omitUndefined } from '../../omit-undefined.ts';

export interface StepFunctionsOptions {
  readonly sfn: SFNClient;
  readonly deployment: Deployment;
  /** Holds the loaders' report of each part, because the parent's history has no events of the Map's children. */
  readonly objects: ObjectStore;
  /** Milliseconds between two polls. */
  readonly pollMs: number;
}

/** Executions of the state machine in AWS. */
export interface StepFunctions {
  readonly start: (request: SyncRequest) => Promise<Execution>;
  /** Events of its Map's children included. `undefined` when there is no such execution. */
  readonly eventsOf: (execution: string) => Promise<readonly StateEvent[] | undefined>;
  /** The ARN of an execution. */
  readonly findExecution: (wanted: WantedExecution) => Promise<string | undefined>;
}

export const createStepFunctions = (options: StepFunctionsOptions): StepFunctions => ({
  start: async (request) => {
    const { executionArn = '' } = await options.sfn.send(
      new StartExecutionCommand({
        stateMachineArn: options.deployment.stateMachineArn,
        name: executionName(request),
        input: JSON.stringify(request),
      }),
    );
    const ended = Promise.withResolvers<ExecutionResult>();
    ended.promise.catch(() => undefined); // the events throw it too
    return {
      arn: executionArn,
      events: follow(executionArn, request.client_id, options, ended),
      result: ended.promise,
    };
  },
  eventsOf: async (execution) => {
    const arn = execution.startsWith('arn:')
      ? execution
      : `${options.deployment.stateMachineArn.replace(':stateMachine:', ':execution:')}:${execution}`;
    const events = await eventsOfExecution(options.sfn, arn);
    const first = events && firstExecutionIn(events);
    const run = first === undefined ? undefined : await eventsOfRun(options.sfn, first);
    return run ?? (events && eventsOfRun(options.sfn, arn, events));
  },
  findExecution: (wanted) => findExecution(options, wanted),
});

/** `undefined` when there is no such execution. */
const eventsOfExecution = async (sfn: SFNClient, arn: string): Promise<readonly StateEvent[] | undefined> => {
  try {
    const events = stateEventsOf(await historyOf(sfn, arn));
    return [...events, ...(await mapEvents(sfn, arn))].toSorted((one, other) => one.at - other.at);
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
};

/** Of an execution and of those that go on with its run. */
const eventsOfRun = async (
  sfn: SFNClient,
  arn: string,
  known?: readonly StateEvent[],
): Promise<readonly StateEvent[] | undefined> => {
  const events = known ?? (await eventsOfExecution(sfn, arn));
  const next = events && successorIn(events, arn);
  const others = next === undefined ? [] : ((await eventsOfRun(sfn, next)) ?? []);
  return events && [...events, ...others];
};

/** A sync id holds the second in which its execution began, and a digest of the ARN. */
const findExecution = async (
  { sfn, deployment: { stateMachineArn } }: StepFunctionsOptions,
  wanted: WantedExecution,
): Promise<string | undefined> => {
  for await (const { executions = [] } of paginateListExecutions({ client: sfn }, { stateMachineArn }))
    for (const { executionArn = '', startDate } of executions) {
      const began = startDate?.toISOString() ?? '';
      if (wanted === 'newest' || syncId(executionArn, began) === wanted.syncId) return executionArn;
      if (isBefore(began, wanted.syncId)) return undefined; // newest first
    }
  return undefined;
};

/** @example isBefore('2025-01-15T09:59:59.000Z', 'sync-20250115-100000-7f3a'); // true */
const isBefore = (began: string, id: string): boolean =>
  began.replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15) < id.slice('sync-'.length, -'-7f3a'.length);

/** Without `:`, because an execution's name may not contain one. */
const executionName = ({ client_id, sync_type }: SyncRequest): string =>
  `${client_id}-${sync_type}-${new Date().toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}-${Math.random().toString(16).slice(2, 8)}`;

/** Polls the history and yields new events until the execution has ended, and the last one that goes on with its run. */
async function* follow(
  arn: string,
  clientId: string,
  options: StepFunctionsOptions,
  ended: PromiseWithResolvers<ExecutionResult>,
): AsyncGenerator<StateEvent> {
  const parts = reportedParts(options.objects, clientId);
  let current = arn;
  let yielded = 0;
  try {
    for (;;) {
      const execution = await options.sfn.send(new DescribeExecutionCommand({ executionArn: current }));
      const events = stateEventsOf(await historyOf(options.sfn, current));
      yield* events.slice(yielded);
      yielded = events.length;
      yield* await parts.newParts(events);
      const next = execution.status === 'SUCCEEDED' ? successorIn(events, current) : undefined;
      if (next !== undefined) {
        [current, yielded] = [next, 0];
        continue;
      }
      if (execution.status !== 'RUNNING' && execution.status !== 'PENDING_REDRIVE') {
        const { status = 'FAILED', output, error, cause } = execution;
        ended.resolve(omitUndefined({ status, output: output && (JSON.parse(output) as unknown), error, cause }));
        return;
      }
      await sleep(options.pollMs);
    }
  } catch (error) {
    ended.reject(error);
    throw error;
  }
}
