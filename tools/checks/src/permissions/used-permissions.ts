import type { StateDefinition, StateMachineDefinition } from '@siesa-integration/local-runtime/workflow';
import {
  localArn,
  resolverOf,
  type DeployedWorkflow,
  type Deployment,
  type Template,
} from '@siesa-integration/sandbox/template';
import type { Grant } from './granted-permissions.ts';
import type { RecordedRuns } from './record-runs.ts';

/**
 * Every permission that the roles used in these runs, once each: the calls that reached a stand-in, and what AWS does in their name.
 *
 * The emulated host's own calls, such as the creation of tables, do not count.
 */
export const usedPermissions = (
  runs: RecordedRuns,
  template: Template,
  { workflows, functions }: Deployment,
): Grant[] => {
  const roles = new Set([...workflows.map(({ role }) => role), ...functions.map(({ role }) => role)]);
  const called = runs.calls
    .filter(({ role }) => roles.has(role))
    .map(({ role, action, resource }) => ({ role, action, resource: asInAws(resource) }));
  return distinct([
    ...called,
    ...called.flatMap((used) => keyPermissions(used, template)),
    ...workflows.flatMap((workflow) => permissionsOfStates(runs.states, workflow)),
  ]);
};

/** Secrets Manager appends six characters to each secret's ARN. */
const asInAws = (resource: string): string => (resource.includes(':secretsmanager:') ? `${resource}-AbCdEf` : resource);

/** Publishing to an encrypted topic uses its key. */
const keyPermissions = ({ role, action, resource }: Grant, template: Template): Grant[] => {
  if (action !== 'sns:Publish') return [];

  const { identityOf, text } = resolverOf(template);
  const [, topic] =
    Object.entries(template.Resources).find(
      ([id, { Type }]) => Type === 'AWS::SNS::Topic' && identityOf(id).ref === resource,
    ) ?? [];
  const key = text(topic?.Properties?.['KmsMasterKeyId']);
  return ['kms:Decrypt', 'kms:GenerateDataKey'].map((implied) => ({ role, action: implied, resource: key }));
};

/** Of the states that were entered: a task invokes its function, and a Map starts children of its own workflow. */
const permissionsOfStates = (entered: ReadonlySet<string>, { role, arn, definition }: DeployedWorkflow): Grant[] =>
  allStates(definition)
    .filter(([name]) => entered.has(name))
    .flatMap(([, { Type, Resource = '' }]) => {
      if (Type === 'Map') return [{ role, action: 'states:StartExecution', resource: arn }];
      return Resource.startsWith(localArn('lambda', ''))
        ? [{ role, action: 'lambda:InvokeFunction', resource: Resource }]
        : [];
    });

const allStates = (definition: StateMachineDefinition): [string, StateDefinition][] =>
  Object.entries(definition.States).flatMap(([name, state]) => [
    [name, state] as [string, typeof state],
    ...(state.ItemProcessor ? allStates(state.ItemProcessor) : []),
  ]);

const distinct = (permissions: readonly Grant[]): Grant[] => [
  ...new Map(permissions.map((used) => [`${used.role} ${used.action} ${used.resource}`, used])).values(),
];
