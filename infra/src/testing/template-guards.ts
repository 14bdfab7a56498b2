import type { Template } from 'aws-cdk-lib/assertions';
import type { StateMachineDefinition } from '@siesa-integration/workflow-contract/definition';
import { spell } from './statements.ts';

/** A part of a document, such as a resource of a template. */
export type Part = Readonly<Record<string, unknown>>;

/** Resources of a template by their logical ids, and the Task states of its state machines as `Task:NAME`. */
export type GuardedParts = Readonly<Record<string, Part>>;

/** A protection that every part of a type has, as a value at a path. */
export interface Guard {
  /** `AWS::S3::Bucket`, or `Task` for the states. */
  readonly of: string;
  /** Only parts whose id matches. @defaultValue all of the type */
  readonly ids?: RegExp;
  /** Names, and numbers of list items, with a point between. */
  readonly at: string;
  readonly holds: (value: unknown) => boolean;
}

/** A guarded part without one of its guards. */
export interface Mutant {
  /** `DataIngress73D866C7 Properties.VersioningConfiguration.Status`. */
  readonly name: string;
  readonly parts: GuardedParts;
}

export const partsOf = (template: Template): GuardedParts => {
  const { Resources: resources } = template.toJSON() as { readonly Resources: GuardedParts };
  const machines = Object.values(resources).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  const tasks = machines.flatMap(({ Properties: properties }) => {
    const { DefinitionString: text } = properties as { readonly DefinitionString: unknown };
    const { States: states } = JSON.parse(spell(text)) as StateMachineDefinition;
    return Object.entries(states).filter(([, { Type }]) => Type === 'Task');
  });
  return { ...resources, ...Object.fromEntries(tasks.map(([name, state]) => [`Task:${name}`, { ...state }])) };
};

/** What lacks a guard, as `ID PATH`. */
export const unguarded = (parts: GuardedParts, guards: readonly Guard[]): readonly string[] =>
  guards.flatMap((guard) =>
    guardedBy(parts, guard).flatMap(([id, part]) => (guard.holds(valueAt(part, guard.at)) ? [] : [nameOf(id, guard)])),
  );

/** For each guard of each part: all parts, this one without the value. */
export const mutantsOf = (parts: GuardedParts, guards: readonly Guard[]): readonly Mutant[] =>
  guards.flatMap((guard) =>
    guardedBy(parts, guard).map(([id, part]) => ({
      name: nameOf(id, guard),
      parts: { ...parts, [id]: without(part, guard.at.split('.')) as Part },
    })),
  );

/** Guards that nothing of the template has: a name that changed would make them say nothing. */
export const unused = (parts: GuardedParts, guards: readonly Guard[]): readonly string[] =>
  guards.filter((guard) => guardedBy(parts, guard).length === 0).map(({ of, at }) => `${of} ${at}`);

const guardedBy = (parts: GuardedParts, { of, ids = /^/ }: Guard): readonly (readonly [string, Part])[] =>
  Object.entries(parts).filter(([id, { Type }]) => Type === of && ids.test(id));

const nameOf = (id: string, { at }: Guard): string => `${id} ${at}`;

const valueAt = (part: unknown, at: string): unknown =>
  at
    .split('.')
    .reduce(
      (value: unknown, name) => (typeof value === 'object' && value !== null ? (value as Part)[name] : undefined),
      part,
    );

const without = (part: unknown, [name = '', ...rest]: readonly string[]): unknown => {
  if (Array.isArray(part)) return part.map((item: unknown, at) => (String(at) === name ? without(item, rest) : item));
  const { [name]: removed, ...kept } = part as Part;
  return rest.length === 0 ? kept : { ...kept, [name]: without(removed, rest) };
};
