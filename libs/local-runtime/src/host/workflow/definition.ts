/** A definition in the Amazon States Language: the fields that a host on one machine reads. */
export interface StateMachineDefinition {
  readonly StartAt: string;
  readonly TimeoutSeconds?: number;
  readonly States: Readonly<Record<string, StateDefinition>>;
}

export interface StateDefinition {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: unknown;
  readonly ResultPath?: unknown;
  readonly Retry?: unknown;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly ItemProcessor?: StateMachineDefinition;
  readonly Branches?: readonly StateMachineDefinition[];
}

/** A definition whose stages believe that its execution began so many seconds ago: for tests of what they do when its time is spent. */
export const withSpentSeconds = <Definition extends StateMachineDefinition>(
  definition: Definition,
  seconds: number,
): Definition => {
  if (seconds === 0) return definition;
  const began = new Date(Date.now() - seconds * 1000).toISOString();
  const stated = '"execution":{"number":1,"started_at.$":"$$.Execution.StartTime"';
  return JSON.parse(
    JSON.stringify(definition).replace(stated, () => `"execution":{"number":1,"started_at":"${began}"`),
  ) as Definition;
};

/** A Task state, by its name. Names are unique within a definition. */
export type NamedTask = readonly [name: string, state: StateDefinition];

/** Every Task state, also of those inside Maps. */
export const tasksOf = (definition: StateMachineDefinition): readonly NamedTask[] =>
  Object.entries(definition.States).flatMap(([name, state]): readonly NamedTask[] => [
    ...(state.Type === 'Task' ? [[name, state] as const] : []),
    ...innerOf(state).flatMap(tasksOf),
  ]);

/** The definitions inside a Map or a Parallel state. */
export const innerOf = ({ ItemProcessor, Branches = [] }: StateDefinition): readonly StateMachineDefinition[] => [
  ...(ItemProcessor ? [ItemProcessor] : []),
  ...Branches,
];
