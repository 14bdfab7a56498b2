import { StateMachine } from 'aws-local-stepfunctions';
import { everyState, someDefinition } from './definition.ts';

type Document = Readonly<Record<string, unknown>>;
export type Handlers = Readonly<Record<string, (input: Document) => Document>>;

/** What every state of a run keeps. */
export const kept = {
  request: { client_id: 'cliente-a' },
  owner: 'arn:run',
  started_at: '2025-01-15T10:00:00Z',
  execution: { number: 1, started_at: '2025-01-15T10:00:00Z', limit_seconds: 7200 },
};
export const machineArn = 'arn:machine';

/** A handler that fails with this error. */
export function failing(name: string, message: string): () => never {
  return () => {
    throw Object.assign(new Error(message), { name });
  };
}

interface Run {
  readonly visited: readonly string[];
  readonly inputs: (state: string) => readonly Document[];
  readonly output?: unknown;
  readonly failure?: { readonly error: string; readonly cause: string };
}

/** Runs the definition with these handlers instead of AWS, without waits between attempts. */
export async function play(
  handlers: Handlers,
  request: Parameters<StateMachine['run']>[0] = kept.request,
): Promise<Run> {
  const calls: { readonly state: string; readonly input: Document }[] = [];
  const recorded = Object.entries(handlers).map(([state, handler]) => [
    state,
    (input: Document) => {
      calls.push({ state, input });
      return Promise.resolve().then(() => handler(input));
    },
  ]);
  const { result } = new StateMachine(
    JSON.parse(JSON.stringify(someDefinition)) as ConstructorParameters<typeof StateMachine>[0],
  ).run(request, {
    context: {
      Execution: { Id: kept.owner, StartTime: kept.started_at, Input: request },
      StateMachine: { Id: machineArn },
    },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(recorded) as never,
      retryIntervalOverrides: Object.fromEntries(Object.keys(everyState()).map((name) => [name, 0])),
    },
  });
  const seen = {
    visited: calls.map(({ state }) => state),
    inputs: (wanted: string) => calls.filter(({ state }) => state === wanted).map(({ input }) => input),
  };
  try {
    const output: unknown = await result;
    return { ...seen, visited: calls.map(({ state }) => state), output };
  } catch (thrown) {
    return { ...seen, visited: calls.map(({ state }) => state), failure: failureOf(thrown) };
  }
}

const failureOf = (thrown: unknown): { readonly error: string; readonly cause: string } => {
  const { cause } = thrown as { readonly cause: Error };
  return { error: cause.name, cause: cause.message };
};
