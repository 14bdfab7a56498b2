import type { State, StateMachineDefinition, States, TaskState } from '../definition/asl/states.ts';
import { syncDefinition } from '../definition/sync/sync-definition.ts';
import type { SyncResources } from '../definition/sync/sync-resources.ts';

const stage = (name: string, timeoutSeconds: number) => ({
  arn: `arn:aws:lambda:us-east-1:111111111111:function:${name}`,
  timeoutSeconds,
});

/** Resources with short names, so that a definition can be read and run. */
const someResources: SyncResources = {
  extractor: stage('extractor', 300),
  transformer: stage('transformer', 180),
  loader: stage('loader', 600),
  summarizer: stage('summarizer', 300),
  syncStateTable: 'sync-state',
  alertsTopic: 'arn:aws:sns:us-east-1:111111111111:alerts',
  partition: 'aws',
};

export const someDefinition: StateMachineDefinition = syncDefinition(someResources);

/** Every state by its name, including those inside a Map. */
export const everyState = (states: States = someDefinition.States): Readonly<Record<string, State>> =>
  Object.assign(
    {},
    states,
    ...Object.values(states).flatMap((state) => (state.Type === 'Map' ? [everyState(state.ItemProcessor.States)] : [])),
  ) as States;

export const tasks = (): Readonly<Record<string, TaskState>> =>
  Object.fromEntries(
    Object.entries(everyState()).filter((entry): entry is [string, TaskState] => entry[1].Type === 'Task'),
  );

/** Every state that can follow a state, including after errors. */
export const successors = (state: State): string[] => [
  ...('Next' in state ? [state.Next] : []),
  ...(state.Type === 'Choice' ? [...state.Choices.map(({ Next }) => Next), state.Default] : []),
  ...('Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : []),
];
