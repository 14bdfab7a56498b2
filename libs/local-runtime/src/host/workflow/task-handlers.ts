import { tasksOf, type StateDefinition, type StateMachineDefinition } from './definition.ts';
import { StatesError } from './states-error.ts';

/** The limit of a state's input and of its result, in bytes of UTF-8 JSON. AWS enforces it, the interpreter does not. */
const payloadLimitBytes = 262_144;

export type TaskHandler = (input: unknown) => Promise<unknown>;

/** Makes a call for a state whose `Resource` is a service integration, with the state's resolved parameters. */
export type ServiceTask = (parameters: unknown) => Promise<unknown>;

export interface TaskHandlersOptions {
  /** Invokes a function by its ARN; event and answer are JSON. */
  readonly invoke: (arn: string, event: string) => Promise<string>;
  /** The call of a state that invokes no function. @throws LocalHostError when this host does not know it */
  readonly service: (name: string, state: StateDefinition) => ServiceTask;
}

/** One handler for each Task of a definition, also for those inside Maps, by the state's name. */
export const taskHandlers = (
  definition: StateMachineDefinition,
  options: TaskHandlersOptions,
): Record<string, TaskHandler> =>
  Object.fromEntries(tasksOf(definition).map(([name, state]) => [name, handlerOf(name, state, options)]));

const handlerOf = (name: string, state: StateDefinition, { invoke, service }: TaskHandlersOptions): TaskHandler => {
  const { Resource: resource = '' } = state;
  const call = isFunction(resource)
    ? async (input: unknown): Promise<unknown> => JSON.parse(await invoke(resource, JSON.stringify(input)))
    : service(name, state);
  return async (input) => {
    withinLimit(name, 'input', JSON.stringify(input));
    const answer = (await call(input)) ?? null;
    withinLimit(name, 'result', JSON.stringify(answer));
    return answer;
  };
};

const isFunction = (resource: string): boolean => resource.split(':')[2] === 'lambda';

/** What a `Resource` integrates, such as `dynamodb:putItem`. */
export const integrationOf = ({ Resource: resource = '' }: StateDefinition): string =>
  resource.split(':states:::')[1] ?? '';

/** @throws StatesError `States.DataLimitExceeded` */
const withinLimit = (state: string, direction: 'input' | 'result', json: string): string => {
  const bytes = Buffer.byteLength(json);
  if (bytes > payloadLimitBytes) {
    throw new StatesError(
      'States.DataLimitExceeded',
      `The ${direction} of '${state}' has ${String(bytes)} bytes; the maximum is ${String(payloadLimitBytes)}.`,
    );
  }
  return json;
};
