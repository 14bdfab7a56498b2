import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../template/repository-root.ts';
import type { TemplateResource } from '../template/template.ts';

/** A service as small as a test needs it: a folder of one client, and a template with one function and a definition. */
export interface TinyService {
  readonly folder: string;
  readonly template: string;
  readonly remove: () => Promise<void>;
}

export interface TinyServiceOptions {
  /** Source of the function's module, which exports `handler`. */
  readonly bundle: string;
  /** States; `FUNCTION` in a `Resource` stands for the function's ARN. The first one is where it starts. */
  readonly states: Readonly<Record<string, object>>;
  /** Whether the module may import the repository's packages. @defaultValue false */
  readonly nodeModules?: boolean;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  /** Of the whole execution. */
  readonly executionTimeoutSeconds?: number;
}

/** Writes it into a new folder below the system's temporary one. */
export const writeTinyService = async (options: TinyServiceOptions): Promise<TinyService> => {
  const home = await mkdtemp(join(tmpdir(), 'siesa-sync-'));
  const folder = join(home, 'clients-of-test');
  await Promise.all([
    mkdir(join(folder, 'clients'), { recursive: true }),
    mkdir(join(folder, 'field-mappings'), { recursive: true }),
    mkdir(join(home, 'asset')),
  ]);
  const template = join(home, 'tiny.template.json');
  await Promise.all([
    writeFile(join(folder, 'clients', 'cliente-a.json'), JSON.stringify({ client_id: 'cliente-a', enabled: true })),
    writeFile(join(folder, 'field-mappings', 'mapping.json'), '{"version":"1.0"}'),
    writeFile(join(home, 'asset', 'handler.mjs'), options.bundle),
    writeFile(template, JSON.stringify({ Resources: tinyResources(options) })),
  ]);
  if (options.nodeModules) await symlink(join(repositoryRoot(), 'node_modules'), join(home, 'node_modules'));
  return { folder, template, remove: () => rm(home, { recursive: true, force: true }) };
};

const tinyResources = ({
  states,
  timeoutSeconds = 5,
  memoryMb = 256,
  executionTimeoutSeconds,
}: TinyServiceOptions): Record<string, TemplateResource> => {
  const definition = JSON.stringify({
    StartAt: Object.keys(states)[0],
    TimeoutSeconds: executionTimeoutSeconds,
    States: states,
  });
  const pieces = definition
    .split('FUNCTION')
    .flatMap((piece, i) => (i === 0 ? [piece] : [{ 'Fn::GetAtt': ['Stage', 'Arn'] }, piece]));
  return {
    Clients: table('config', 'client_id'),
    State: table('sync-state', 'tenantId', 'syncId'),
    Ledger: table('ledger', 'client_id', 'product_id'),
    Data: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'data-${AWS::AccountId}' } } },
    Config: { Type: 'AWS::S3::Bucket' },
    Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
    Role: { Type: 'AWS::IAM::Role' },
    Stage: {
      Type: 'AWS::Lambda::Function',
      Metadata: { 'aws:asset:path': 'asset' },
      Properties: {
        FunctionName: 'stage',
        Handler: 'handler.handler',
        MemorySize: memoryMb,
        Timeout: timeoutSeconds,
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Environment: {
          Variables: {
            CLIENTS_TABLE: { Ref: 'Clients' },
            SYNC_STATE_TABLE: { Ref: 'State' },
            LEDGER_TABLE: { Ref: 'Ledger' },
            DATA_BUCKET: { Ref: 'Data' },
            CONFIG_BUCKET: { Ref: 'Config' },
            ENVIRONMENT: 'dev',
          },
        },
      },
    },
    Workflow: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'siesa-integration-workflow-dev',
        DefinitionString: { 'Fn::Join': ['', pieces] },
      },
    },
  };
};

const table = (name: string, ...keys: readonly string[]): TemplateResource => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: name,
    KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  },
});
