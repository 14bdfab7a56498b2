import { describe, expect, it } from 'vitest';
import { resolverOf } from './resolve-template.ts';
import type { TemplateValue } from './template.ts';

const { resolve, text, identityOf } = resolverOf({
  Resources: {
    Loader: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: { 'Fn::Join': ['-', ['loader', { Ref: 'AWS::Region' }]] } },
    },
    Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
    Data: { Type: 'AWS::S3::Bucket' },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Key: { Type: 'AWS::KMS::Key' },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/x' } },
    Role: { Type: 'AWS::IAM::Role' },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'clients' } },
    Workflow: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'w' } },
    Strange: { Type: 'AWS::EC2::Instance' },
  },
});

describe('resolverOf', () => {
  it.each<[string, TemplateValue, string]>([
    [
      'a function',
      { 'Fn::GetAtt': ['Loader', 'Arn'] },
      'arn:aws:lambda:us-east-1:000000000000:function:loader-us-east-1',
    ],
    ['a topic', { Ref: 'Alerts' }, 'arn:aws:sns:us-east-1:000000000000:alerts'],
    ["a topic's name", { 'Fn::GetAtt': 'Alerts.TopicName' }, 'alerts'],
    ['a bucket without a name', { Ref: 'Data' }, 'local-data'],
    ['a bucket', { 'Fn::GetAtt': ['Data', 'Arn'] }, 'arn:aws:s3:::local-data'],
    ['a queue', { Ref: 'Queue' }, 'https://sqs.us-east-1.amazonaws.com/000000000000/dead'],
    ['a key', { 'Fn::GetAtt': ['Key', 'Arn'] }, 'arn:aws:kms:us-east-1:000000000000:key/local-key'],
    ['a log group', { 'Fn::GetAtt': ['Logs', 'Arn'] }, 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/x:*'],
    ['a role', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::000000000000:role/local-role'],
    ['a table', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:us-east-1:000000000000:table/clients'],
    ['a state machine', { Ref: 'Workflow' }, 'arn:aws:states:us-east-1:000000000000:stateMachine:w'],
    [
      'a pattern',
      { 'Fn::Sub': 'data-${AWS::AccountId}-${Table}-${Alerts.TopicName}-${!literal}' },
      'data-000000000000-clients-alerts-${literal}',
    ],
    [
      'a pattern with its own words',
      { 'Fn::Sub': ['${Word}-${AWS::Partition}', { Word: { Ref: 'Table' } }] },
      'clients-aws',
    ],
    ['a number', 42, '42'],
  ])('names %s', (_what, value, expected) => {
    expect(text(value)).toBe(expected);
  });

  it('leaves out what is no value, in lists and in objects', () => {
    expect(resolve({ a: [1, { Ref: 'AWS::NoValue' }], b: { Ref: 'AWS::NoValue' }, c: null })).toEqual({
      a: [1],
      c: null,
    });
  });

  it.each<[string, () => unknown]>([
    ['a function that it does not know', () => text({ 'Fn::ImportValue': 'x' })],
    ['a resource that the template does not hold', () => identityOf('Nothing')],
    ['a resource of a kind that it cannot name', () => identityOf('Strange')],
    ['an attribute that it does not know', () => text({ 'Fn::GetAtt': ['Table', 'StreamArn'] })],
    ['an object where text is expected', () => text({ a: 1, b: 2 })],
    ['nothing where text is expected', () => text(undefined)],
  ])('refuses %s: a guess would run another machine', (_what, act) => {
    expect(act).toThrow(expect.objectContaining({ name: 'LocalHostError', code: 'TEMPLATE_UNKNOWN' }) as Error);
  });
});
