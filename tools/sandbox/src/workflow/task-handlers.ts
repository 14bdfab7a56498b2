import { LocalHostError } from '../template/local-host-error.ts';
import type { StateDefinition, StateMachineDefinition } from '../template/deployment.ts';
import type { ServiceTask } from './service-tasks.ts';
import { StatesError } from './states-error.ts';

/** The limit of a state's input and of its result, in bytes of UTF-8 JSON. AWS enforces it, the interpreter does not. */
const payloadLimitBytes = 262_144;

export type TaskHandler = (input: unknown) => Promise<unknown>;

export interface TaskHandlersOptions {
  /** Invokes a function by its ARN; event and answer are JSON. */
  readonly invoke: (arn: string, event: string) => Promise<string>;
  /** By the end of the state's `Resource`. */
  readonly services: Readonly<Record<string, ServiceTask>>;
}

/** One handler for each Task of a definition, also for those inside Maps, by the state's name. */
export const taskHandlers = (
  definition: StateMachineDefinition,
  options: TaskHandlersOptions,
): Record<string, TaskHandler> =>
  Object.fromEntries(tasksOf(definition).map(([name, state]) => [name, handlerOf(name, state, options)]));

/** Every Task state, by name; names are unique within a definition. */
const tasksOf = (definition: StateMachineDefinition): [string, StateDefinition][] =>
  Object.entries(definition.States).flatMap(([name, state]): [string, StateDefinition][] => {
    const inner = [state.ItemProcessor, ...(state.Branches ?? [])].filter((one) => one !== undefined);
    return [...(state.Type === 'Task' ? [[name, state] as [string, StateDefinition]] : []), ...inner.flatMap(tasksOf)];
  });

const handlerOf = (
  name: string,
  { Resource: resource = '' }: StateDefinition,
  { invoke, services }: TaskHandlersOptions,
): TaskHandler => {
  const call = isFunction(resource)
    ? async (input: unknown): Promise<unknown> => JSON.parse(await invoke(resource, JSON.stringify(input)))
    : serviceTask(name, resource, services);
  return async (input) => {
    withinLimit(name, 'input', JSON.stringify(input));
    const answer = (await call(input)) ?? null;
    withinLimit(name, 'result', JSON.stringify(answer));
    return answer;
  };
};

const isFunction = (resource: string): boolean => resource.split(':')[2] === 'lambda';

const serviceTask = (name: string, resource: string, services: TaskHandlersOptions['services']): ServiceTask => {
  const [, integration = ''] = resource.split(':states:::');
  const task = services[integration];
  if (!task)
    throw new LocalHostError(
      'DEFINITION_UNKNOWN',
      `The state '${name}' calls '${resource}', which the local host does not support. Add it to service-tasks.ts.`,
    );
  return task;
};

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
