import type { Deployment } from '../local-host/template/deployment.ts';
import { localArn } from '../local-host/template/local-account.ts';
import { resolverOf } from '../local-host/template/resolve-template.ts';
import type { Template } from '../local-host/template/template.ts';
import type { Deed } from './judge.ts';
import type { RecordedRuns } from './record-runs.ts';

/**
 * Everything that the roles did in these runs, each thing once: the calls that reached a stand-in, and what AWS does in their name on the way.
 *
 * The local host's own calls (it creates the tables) are nobody's deeds.
 */
export const deedsOf = (runs: RecordedRuns, template: Template, { stateMachine, functions }: Deployment): Deed[] => {
  const roles = new Set([stateMachine.role, ...functions.map(({ role }) => role)]);
  const called = runs.calls
    .filter(({ role }) => roles.has(role))
    .map(({ role, action, resource }) => ({ role, action, resource: asInAws(resource) }));
  return distinct([
    ...called,
    ...called.flatMap((deed) => keysFor(deed, template)),
    ...deedsOfStates(runs.states, stateMachine),
  ]);
};

/** Secrets Manager ends each secret's ARN with six characters of its own. */
const asInAws = (resource: string): string => (resource.includes(':secretsmanager:') ? `${resource}-AbCdEf` : resource);

/** Who publishes to an encrypted topic uses its key. */
const keysFor = ({ role, action, resource }: Deed, template: Template): Deed[] => {
  if (action !== 'sns:Publish') return [];

  const { identityOf, text } = resolverOf(template);
  const [, topic] =
    Object.entries(template.Resources).find(
      ([id, { Type }]) => Type === 'AWS::SNS::Topic' && identityOf(id).ref === resource,
    ) ?? [];
  const key = text(topic?.Properties?.['KmsMasterKeyId']);
  return ['kms:Decrypt', 'kms:GenerateDataKey'].map((implied) => ({ role, action: implied, resource: key }));
};

/** States that were entered: each function's task invokes it, each Map starts children of its own machine. */
const deedsOfStates = (entered: ReadonlySet<string>, { role, arn, definition }: Deployment['stateMachine']): Deed[] =>
  allStates(definition)
    .filter(([name]) => entered.has(name))
    .flatMap(([, { Type, Resource = '' }]) => {
      if (Type === 'Map') return [{ role, action: 'states:StartExecution', resource: arn }];
      return Resource.startsWith(localArn('lambda', ''))
        ? [{ role, action: 'lambda:InvokeFunction', resource: Resource }]
        : [];
    });

const allStates = (
  definition: Deployment['stateMachine']['definition'],
): [string, Deployment['stateMachine']['definition']['States'][string]][] =>
  Object.entries(definition.States).flatMap(([name, state]) => [
    [name, state] as [string, typeof state],
    ...(state.ItemProcessor ? allStates(state.ItemProcessor) : []),
  ]);

const distinct = (deeds: readonly Deed[]): Deed[] => [
  ...new Map(deeds.map((deed) => [`${deed.role} ${deed.action} ${deed.resource}`, deed])).values(),
];
