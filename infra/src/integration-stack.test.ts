import { describe, expect, it } from 'vitest';
import { templateOf } from './testing/synthesized.ts';

const withoutAssets = (template: object): unknown =>
  JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}/g, 'ASSET')) as unknown;

describe('IntegrationStack', () => {
  it('is what reviewers last saw', () => {
    expect(withoutAssets(templateOf('prod').toJSON())).toMatchSnapshot();
  });

  it('names what operators and other tools look for', () => {
    expect(Object.keys(templateOf('dev').findOutputs('*')).sort()).toEqual([
      'AlertsTopicArn',
      'ClientsTableName',
      'ConfigBucketName',
      'DashboardUrl',
      'DataBucketName',
      'DeadLetterQueueArn',
      'ExtractorFunctionArn',
      'LedgerTableName',
      'LoaderFunctionArn',
      'ScheduleGroupName',
      'SchedulerRoleArn',
      'StateMachineArn',
      'StateMachineConsoleUrl',
      'SummarizerFunctionArn',
      'SyncStateTableName',
      'TransformerFunctionArn',
    ]);
  });

  it('tags everything with its project, environment and maker', () => {
    const tagged = [
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::KMS::Key',
      'AWS::Lambda::Function',
      'AWS::StepFunctions::StateMachine',
      'AWS::SNS::Topic',
      'AWS::SQS::Queue',
    ];
    for (const { Tags } of tagged.flatMap(properties)) {
      expect(Tags).toEqual(
        expect.arrayContaining([
          { Key: 'Project', Value: 'siesa-integration' },
          { Key: 'Environment', Value: 'prod' },
          { Key: 'ManagedBy', Value: 'cdk' },
        ]),
      );
    }
  });

  it('keeps in prod, stack or no stack, what cannot be made again', () => {
    expect(
      policies('prod', ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup']),
    ).toEqual(['Retain']);
  });

  it('takes everything away with the stack in dev', () => {
    expect(
      policies('dev', ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup']),
    ).toEqual(['Delete']);
  });

  it('holds no function whose environment AWS would refuse (4 KB)', () => {
    const sizes = properties('AWS::Lambda::Function').map(({ Environment }) => JSON.stringify(Environment).length);

    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes)).toBeLessThan(4096);
  });

  it.each([
    ['AWS::Lambda::Function', 'FunctionName', 64],
    ['AWS::IAM::Role', 'RoleName', 64],
    ['AWS::S3::Bucket', 'BucketName', 63],
    ['AWS::StepFunctions::StateMachine', 'StateMachineName', 80],
    ['AWS::DynamoDB::Table', 'TableName', 80],
    ['AWS::SNS::Topic', 'TopicName', 80],
    ['AWS::SQS::Queue', 'QueueName', 80],
    ['AWS::Scheduler::ScheduleGroup', 'Name', 64],
    ['AWS::CloudWatch::Alarm', 'AlarmName', 80],
  ])('gives no %s a name that AWS would refuse', (type, property, longest) => {
    const names = properties(type).flatMap((each) => (each[property] === undefined ? [] : [named(each[property])]));

    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(longest);
  });

  it('has no parameter: what is deployed is what was tested', () => {
    expect(Object.keys(templateOf('prod').findParameters('*'))).toEqual(['BootstrapVersion']);
  });
});

type Resource = Readonly<{ DeletionPolicy?: string; Properties: Readonly<Record<string, unknown>> }>;

const resources = (environment: 'dev' | 'prod', type: string): Resource[] =>
  Object.values(templateOf(environment).findResources(type) as Record<string, Resource>);

const properties = (type: string) => resources('prod', type).map(({ Properties }) => Properties);

const policies = (environment: 'dev' | 'prod', types: readonly string[]): (string | undefined)[] => [
  ...new Set(types.flatMap((type) => resources(environment, type).map(({ DeletionPolicy }) => DeletionPolicy))),
];

/** An account's number has twelve digits. */
const named = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value)
        .replace(/^\{"Fn::Join":\["",\["|"\]\]\}$/g, '')
        .replace('",{"Ref":"AWS::AccountId"}', '1'.repeat(12));
