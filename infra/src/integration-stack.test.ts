import { describe, expect, it } from 'vitest';
import { templateOf } from './testing/synthesized.ts';

const withoutAssets = (template: object): unknown =>
  JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}/g, 'ASSET')) as unknown;

describe('IntegrationStack', () => {
  it('equals the snapshot that reviewers last saw', () => {
    expect(withoutAssets(templateOf('prod').toJSON())).toMatchSnapshot();
  });

  it('has the outputs that operators and other tools read', () => {
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

  it('keeps the logical ids of what holds data, because CloudFormation would replace a resource under another id', () => {
    const stateful = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Budgets::Budget'];

    expect(stateful.flatMap((type) => Object.keys(templateOf('prod').findResources(type))).sort()).toEqual([
      'AccessLogsBucketCD784A59',
      'ClientsTable5BB59C73',
      'CostFuseBudget5F1AC2C4',
      'FieldMappingsBucket7B610F61',
      'LedgerTable9343E4AA',
      'LogsKeyB5D1D597',
      'RunDataBucket30809FFE',
      'SyncHistoryTableB1C5D49A',
    ]);
  });

  it('tags everything with project, environment and tool', () => {
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

  it('retains data, keys and logs in prod when the stack is deleted', () => {
    expect(
      policies('prod', ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup']),
    ).toEqual(['Retain']);
  });

  it('deletes everything with the stack in dev', () => {
    expect(
      policies('dev', ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup']),
    ).toEqual(['Delete']);
  });

  it('has no function whose environment exceeds the limit of AWS (4 KB)', () => {
    const sizes = properties('AWS::Lambda::Function').map(({ Environment }) => JSON.stringify(Environment).length);

    expect(sizes).toHaveLength(5);
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
  ])('gives no %s a name that is too long for AWS', (type, property, longest) => {
    const names = properties(type).flatMap((each) => (each[property] === undefined ? [] : [named(each[property])]));

    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(longest);
  });

  it('has no parameter, so the deployed template is the tested one', () => {
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

/** Replaces the account id, which has twelve digits. */
const named = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value)
        .replace(/^\{"Fn::Join":\["",\["|"\]\]\}$/g, '')
        .replace('",{"Ref":"AWS::AccountId"}', '1'.repeat(12));
