import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { stateEventsOf } from './state-events.ts';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import type { Execution, ExecutionResult, SyncRequest } from '../execution.ts';
import { reportedParts } from './reported-parts.ts';
import type { Deployment } from './deployment.ts';
import type { ObjectStore } from '@siesa-integration/sync-pipeline';
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
  /** `undefined` when there is no such execution. */
  readonly eventsOf: (execution: string) => Promise<readonly StateEvent[] | undefined>;
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
    try {
      return stateEventsOf(await historyOf(options.sfn, arn));
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw error;
    }
  },
});

/** Without `:`, because an execution's name may not contain one. */
const executionName = ({ client_id, sync_type }: SyncRequest): string =>
  `${client_id}-${sync_type}-${new Date().toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}-${Math.random().toString(16).slice(2, 8)}`;

/** Polls the history and yields new events until the execution has ended. */
async function* follow(
  arn: string,
  clientId: string,
  options: StepFunctionsOptions,
  ended: PromiseWithResolvers<ExecutionResult>,
): AsyncGenerator<StateEvent> {
  const parts = reportedParts(options.objects, clientId);
  let yielded = 0;
  try {
    for (;;) {
      const execution = await options.sfn.send(new DescribeExecutionCommand({ executionArn: arn }));
      const events = stateEventsOf(await historyOf(options.sfn, arn));
      yield* events.slice(yielded);
      yielded = events.length;
      yield* await parts.newParts(events);
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

const historyOf = async (sfn: SFNClient, executionArn: string): Promise<readonly HistoryEvent[]> => {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, includeExecutionData: true, maxResults: 1000, nextToken }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
};
