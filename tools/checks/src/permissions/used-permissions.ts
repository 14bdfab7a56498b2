import type { StateDefinition, StateMachineDefinition } from '@siesa-integration/local-runtime/workflow';
import {
  localArn,
  resolverOf,
  type DeployedWorkflow,
  type Deployment,
  type Template,
  type TemplateValue,
} from '@siesa-integration/sandbox/template';
import type { Grant } from './granted-permissions.ts';
import type { RecordedRuns } from './record-runs.ts';

/**
 * Every permission that the roles used in these runs, once each: the calls that reached a stand-in, and what AWS does in their name.
 *
 * The emulated host's own calls, such as the creation of tables, do not count.
 */
export const usedPermissions = (
  runs: Pick<RecordedRuns, 'calls' | 'states'>,
  template: Template,
  { workflows, functions, jobs }: Deployment,
): Grant[] => {
  const roles = new Set([...workflows, ...functions, ...jobs].map(({ role }) => role));
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

/** Publishing to an encrypted topic uses its key, and so does an object of an encrypted bucket. A large object is sent in parts, which are decrypted at its end. */
const keyPermissions = ({ role, action, resource }: Grant, template: Template): Grant[] => {
  const implied = keyActions[action];
  const key = implied && keyOf(resource, template);
  return key === undefined || !implied ? [] : implied.map((each) => ({ role, action: each, resource: key }));
};

const keyActions: Readonly<Record<string, readonly string[]>> = {
  'sns:Publish': ['kms:Decrypt', 'kms:GenerateDataKey'],
  's3:GetObject': ['kms:Decrypt'],
  's3:PutObject': ['kms:Decrypt', 'kms:GenerateDataKey'],
};

/** The key of a topic, or of the bucket of an object; `undefined` without one of the stack's. */
const keyOf = (resource: string, template: Template): string | undefined => {
  const { identityOf, text } = resolverOf(template);
  const owner = Object.entries(template.Resources).find(([id, { Type }]) => {
    if (Type === 'AWS::SNS::Topic') return identityOf(id).ref === resource;
    return Type === 'AWS::S3::Bucket' && resource.startsWith(`${identityOf(id).attributes['Arn'] ?? ''}/`);
  })?.[1];
  const { ServerSideEncryptionConfiguration: rules } = (owner?.Properties?.['BucketEncryption'] ?? {}) as {
    readonly ServerSideEncryptionConfiguration?: readonly {
      readonly ServerSideEncryptionByDefault: { readonly KMSMasterKeyID?: TemplateValue };
    }[];
  };
  const key = owner?.Properties?.['KmsMasterKeyId'] ?? rules?.[0]?.ServerSideEncryptionByDefault.KMSMasterKeyID;
  return key === undefined ? undefined : text(key);
};

/** Of the states that were entered: a task invokes its function, a Map starts children of its own workflow, and HandOver a successor in it. */
const permissionsOfStates = (entered: ReadonlySet<string>, { role, arn, definition }: DeployedWorkflow): Grant[] =>
  allStates(definition)
    .filter(([name]) => entered.has(name))
    .flatMap(([, { Type, Resource = '' }]) => {
      if (Type === 'Map' || Resource.endsWith(':states:::states:startExecution'))
        return [{ role, action: 'states:StartExecution', resource: arn }];
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
