import { join } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { StateMachineDefinition } from '@siesa-integration/local-runtime/workflow';
import { resolverOf, type Resolver } from './resolve-template.ts';
import { tableInput } from './table-input.ts';
import type { Template, TemplateResource, TemplateValue } from './template.ts';

/** One function of the template. */
export interface DeployedFunction {
  readonly arn: string;
  /** Physical name, for example `siesa-integration-loader-dev`. */
  readonly name: string;
  /** Name of its role: its calls are recorded under it. */
  readonly role: string;
  /** Folder of its code, relative to the template. */
  readonly code: string;
  /** File without extension and export, for example `handler.handler`. */
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** One state machine of the template. */
export interface DeployedWorkflow {
  /** Physical name, for example `siesa-integration-workflow-dev`. */
  readonly name: string;
  readonly arn: string;
  readonly role: string;
  readonly definition: StateMachineDefinition;
}

/** One job of Glue of the template. */
export interface DeployedJob {
  readonly name: string;
  readonly role: string;
}

/** The template, resolved: what the emulated host runs, and which services it needs stand-ins for. */
export interface Deployment {
  readonly functions: readonly DeployedFunction[];
  readonly tables: readonly (CreateTableCommandInput & { readonly TableName: string })[];
  readonly buckets: readonly string[];
  /** Names. */
  readonly topics: readonly { readonly name: string; readonly arn: string }[];
  /** Names. */
  readonly queues: readonly string[];
  readonly workflows: readonly DeployedWorkflow[];
  /** Of Glue. */
  readonly jobs: readonly DeployedJob[];
}

/**
 * What a synthesized template deploys.
 *
 * @throws {@link LocalHostError} `TEMPLATE_UNKNOWN`, when it uses a feature that the emulated host does not support.
 */
export const deploymentOf = (template: Template): Deployment => {
  const resolver = resolverOf(template);
  const all = (type: string) => Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);

  return {
    functions: all('AWS::Lambda::Function')
      .filter(isOurs)
      .map(([id, resource]) => functionOf(resolver, id, resource)),
    tables: all('AWS::DynamoDB::Table').map(([id, resource]) =>
      tableInput(resolver.identityOf(id).ref, resolver, resource),
    ),
    buckets: all('AWS::S3::Bucket').map(([id]) => resolver.identityOf(id).ref),
    topics: all('AWS::SNS::Topic').map(([id]) => ({
      name: nameOf(resolver.identityOf(id).ref),
      arn: resolver.identityOf(id).ref,
    })),
    queues: all('AWS::SQS::Queue').map(([id]) => resolver.text({ 'Fn::GetAtt': [id, 'QueueName'] })),
    workflows: all('AWS::StepFunctions::StateMachine').map(([id, resource]) => workflowOf(resolver, id, resource)),
    jobs: all('AWS::Glue::Job').map(([id, { Properties: properties = {} }]) => ({
      name: resolver.text(properties['Name']),
      role: roleOf(resolver, properties['Role'], id),
    })),
  };
};

/** CDK's own helper functions (log retention, bucket emptying) run at deployment only. */
const isOurs = ([, { Metadata }]: [string, TemplateResource]): boolean => Metadata?.['aws:asset:path'] !== undefined;

const functionOf = (
  resolver: Resolver,
  id: string,
  { Properties: properties = {}, Metadata: metadata = {} }: TemplateResource,
): DeployedFunction => {
  const { ref: name } = resolver.identityOf(id);
  const { Variables: variables = {} } = (properties['Environment'] ?? {}) as {
    Variables?: Record<string, TemplateValue>;
  };
  return {
    arn: resolver.text({ 'Fn::GetAtt': [id, 'Arn'] }),
    name,
    role: roleOf(resolver, properties['Role'], name),
    code: resolver.text(metadata['aws:asset:path']),
    handler: resolver.text(properties['Handler']),
    memoryMb: Number(properties['MemorySize'] ?? 128),
    timeoutSeconds: Number(properties['Timeout'] ?? 3),
    environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, resolver.text(value)])),
  };
};

const workflowOf = (
  resolver: Resolver,
  id: string,
  { Properties: properties = {} }: TemplateResource,
): DeployedWorkflow => {
  const { ref } = resolver.identityOf(id);
  const definition =
    properties['DefinitionString'] === undefined
      ? resolver.resolve(properties['Definition'] ?? null)
      : (JSON.parse(resolver.text(properties['DefinitionString'])) as unknown);
  return {
    name: resolver.text({ 'Fn::GetAtt': [id, 'Name'] }),
    arn: ref,
    role: roleOf(resolver, properties['RoleArn'], ref),
    definition: definition as StateMachineDefinition,
  };
};

const roleOf = (resolver: Resolver, role: TemplateValue | undefined, otherwise: string): string =>
  role === undefined ? otherwise : nameOf(resolver.text(role));

/** Last part of an ARN. */
const nameOf = (arn: string): string => arn.split(/[:/]/).at(-1) ?? arn;

/** The module and the export that a function's `Handler` names. */
export const handlerOf = ({
  code,
  handler,
}: Pick<DeployedFunction, 'code' | 'handler'>): { readonly module: string; readonly exportName: string } => {
  const [file = '', exportName = ''] = handler.split('.');
  return { module: join(code, `${file}.mjs`), exportName };
};
