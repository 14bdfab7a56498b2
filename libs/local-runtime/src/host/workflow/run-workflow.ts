import {
  StateMachine,
  ExecutionAbortedError,
  ExecutionTimeoutError,
  type RunOptions,
  type StateMachineDefinition as InterpretedDefinition,
} from 'aws-local-stepfunctions';
import type { StateDefinition, StateMachineDefinition } from './definition.ts';
import { createEventStream } from './event-stream.ts';
import type { ExecutionEvent, ExecutionResult, LocalExecution } from './execution.ts';
import type { TaskHandler } from './task-handlers.ts';
import { toExecutionEvent } from './to-execution-event.ts';

export interface WorkflowOptions {
  readonly arn: string;
  readonly stateMachine: { readonly name: string; readonly arn: string };
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  /** Milliseconds that a Wait state or a retry takes, by the state's name, instead of the definition's: for tests. */
  readonly waits?: Readonly<Record<string, number>>;
  readonly retries?: Readonly<Record<string, number>>;
  /** Seconds after which a Task times out, by the state's name, instead of the definition's: for tests. */
  readonly timeouts?: Readonly<Record<string, number>>;
}

export interface RunningWorkflow extends LocalExecution {
  /** Ends it as `ABORTED`, with a reason for the operator. Running functions go on to their end. */
  readonly abort: (reason: string) => void;
}

/** Runs a definition once. It is not validated here, which would take longer than all other work of a small run: tests validate every definition. */
export const runWorkflow = (
  definition: StateMachineDefinition,
  input: unknown,
  options: WorkflowOptions,
): RunningWorkflow => {
  const machine = new StateMachine(withTimeouts(definition, options.timeouts) as unknown as InterpretedDefinition, {
    validationOptions: { noValidate: true },
  });
  const run = machine.run(input as never, runOptions(options));
  const events = createEventStream<ExecutionEvent>();
  let endState = definition.StartAt;
  let aborted = '';

  const follow = async (): Promise<void> => {
    for await (const log of run.eventLogs) {
      const event = toExecutionEvent(log);
      if (event?.kind === 'entered' && event.item === undefined) endState = event.state;
      if (event) events.push(event);
    }
  };
  const followed = follow().finally(() => {
    events.end();
  });
  const result = run.result.then(
    async (output): Promise<ExecutionResult> => {
      await followed;
      return { status: 'SUCCEEDED', output, endState };
    },
    async (error: unknown): Promise<ExecutionResult> => {
      await followed;
      return { ...failureOf(error, aborted), endState };
    },
  );
  const abort = (reason: string): void => {
    aborted = reason;
    run.abort();
  };
  return { arn: options.arn, events, result, abort };
};

const runOptions = ({ arn, stateMachine, tasks, waits = {}, retries = {} }: WorkflowOptions): RunOptions => ({
  overrides: {
    taskResourceLocalHandlers: { ...tasks } as never,
    waitTimeOverrides: { ...waits },
    retryIntervalOverrides: { ...retries },
  },
  context: {
    Execution: { Id: arn, Name: arn.split(':').at(-1) },
    StateMachine: { Id: stateMachine.arn, Name: stateMachine.name },
    State: {
      get EnteredTime() {
        return new Date().toISOString();
      },
    },
  },
});

const failureOf = (error: unknown, aborted: string): Omit<ExecutionResult, 'endState'> => {
  if (error instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT', error: 'States.Timeout' };
  if (error instanceof ExecutionAbortedError) return { status: 'ABORTED', error: 'LocalHostClosed', cause: aborted };

  const { cause } = error as Error;
  const { name, message } = cause instanceof Error ? cause : (error as Error);
  return { status: 'FAILED', error: name, cause: message };
};

/** A Task without a timeout: AWS waits 99,999,999 seconds, the interpreter 60. A timer of Node can wait 24 days. */
const defaultTimeoutSeconds = 86_400;

const withTimeouts = (
  definition: StateMachineDefinition,
  timeouts: WorkflowOptions['timeouts'] = {},
): StateMachineDefinition => ({
  ...definition,
  States: Object.fromEntries(
    Object.entries(definition.States).map(([name, state]) => [name, withTimeout(state, timeouts, timeouts[name])]),
  ),
});

const withTimeout = (
  state: StateDefinition,
  timeouts: WorkflowOptions['timeouts'],
  seconds: number | undefined,
): StateDefinition => ({
  ...state,
  ...(state.Type === 'Task' &&
    state.TimeoutSeconds === undefined &&
    state.TimeoutSecondsPath === undefined && { TimeoutSeconds: defaultTimeoutSeconds }),
  ...(seconds !== undefined && { TimeoutSeconds: seconds }),
  ...(state.ItemProcessor && { ItemProcessor: withTimeouts(state.ItemProcessor, timeouts) }),
  ...(state.Branches && { Branches: state.Branches.map((branch) => withTimeouts(branch, timeouts)) }),
});
