import type { StateMachine } from 'aws-local-stepfunctions';
import type { ExecutionEvent } from './execution.ts';

type EventLog = ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never;

const kinds: Readonly<Record<string, ExecutionEvent['kind']>> = {
  StateEntered: 'entered',
  StateExited: 'exited',
  StateFailed: 'failed',
  StateRetried: 'retried',
  StateCaught: 'caught',
};

/** Converts the interpreter's event of a state; `undefined` for its events of executions and iterations. */
export const toExecutionEvent = (log: EventLog): ExecutionEvent | undefined => {
  const kind = kinds[log.type];
  if (!kind || !('state' in log)) return undefined;

  return {
    kind,
    state: log.state.name,
    at: log.timestamp,
    ...(log.index !== undefined && { item: log.index }),
    ...(kind === 'entered' && { input: log.state.input }),
    ...(kind === 'exited' && { output: log.state.output }),
    ...('Error' in log && { error: log.Error, cause: causeOf(log.Cause) }),
  };
};

const causeOf = (cause: unknown): string => {
  if (cause instanceof Error) return cause.message;
  return typeof cause === 'string' ? cause : JSON.stringify(cause);
};
