import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { reconciliationStackOf } from '../../testing/synthesized.ts';
import { type Guard, type GuardedParts, mutantsOf, partsOf, unguarded, unused } from '../../testing/template-guards.ts';

const is =
  (...wanted: readonly unknown[]) =>
  (value: unknown): boolean =>
    wanted.includes(value);
const isThere = (value: unknown): boolean => value !== undefined && JSON.stringify(value) !== '[]';
const hasText =
  (...texts: readonly string[]) =>
  (value: unknown): boolean =>
    texts.every((text) => JSON.stringify([value]).includes(text)); // in a list, because an absent value has no text

const guard =
  (of: string, ids?: RegExp) =>
  (at: string, holds: Guard['holds']): Guard => ({ of, at, holds, ...(ids && { ids }) });

const anyBucket = guard('AWS::S3::Bucket');
/** Access logs are written by S3, which cannot use a key of ours, and are no versions of anything. */
const bucket = guard('AWS::S3::Bucket', /^(?!DataAccessLogs)/);
const ingress = guard('AWS::S3::Bucket', /^DataIngress/);
const table = guard('AWS::DynamoDB::Table');
const logs = guard('AWS::Logs::LogGroup');
const key = guard('AWS::KMS::Key');
const fn = guard('AWS::Lambda::Function');
const machine = guard('AWS::StepFunctions::StateMachine');
const job = guard('AWS::Glue::Job');
const rule = guard('AWS::Events::Rule');
const alarm = guard('AWS::CloudWatch::Alarm');
const task = guard('Task');

const encryption = 'Properties.BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault';
const denial = hasText('"Effect":"Deny"', '"aws:SecureTransport":"false"');

const guards: readonly Guard[] = [
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((name) =>
    anyBucket(`Properties.PublicAccessBlockConfiguration.${name}`, is(true)),
  ),
  anyBucket('Properties.OwnershipControls.Rules.0.ObjectOwnership', is('BucketOwnerEnforced')),
  anyBucket('Properties.LifecycleConfiguration.Rules', hasText('"ExpirationInDays"')),
  anyBucket('DeletionPolicy', is('Retain')),
  anyBucket('UpdateReplacePolicy', is('Retain')),
  bucket('Properties.VersioningConfiguration.Status', is('Enabled')),
  bucket(`${encryption}.SSEAlgorithm`, is('aws:kms')),
  bucket(`${encryption}.KMSMasterKeyID`, hasText('LogsKey')),
  bucket('Properties.LoggingConfiguration.DestinationBucketName', hasText('DataAccessLogs')),
  bucket(
    'Properties.LifecycleConfiguration.Rules',
    hasText('"NoncurrentVersionExpiration"', '"AbortIncompleteMultipartUpload"'),
  ),
  ingress('Properties.NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', is(true)),
  guard('AWS::S3::BucketPolicy')('Properties.PolicyDocument.Statement', denial),
  guard('AWS::SNS::TopicPolicy')('Properties.PolicyDocument.Statement', denial),
  guard('AWS::SQS::QueuePolicy')('Properties.PolicyDocument.Statement', denial),
  guard('AWS::SNS::Topic')('Properties.KmsMasterKeyId', hasText('LogsKey')),
  guard('AWS::SNS::Subscription')('Properties.FilterPolicy', hasText('"exists":false')),
  guard('AWS::SQS::Queue')('Properties.KmsMasterKeyId', hasText('LogsKey')),
  guard('AWS::SQS::Queue')('Properties.MessageRetentionPeriod', is(14 * 24 * 3600)),
  table('Properties.DeletionProtectionEnabled', is(true)),
  table('Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', is(true)),
  table('DeletionPolicy', is('Retain')),
  table('UpdateReplacePolicy', is('Retain')),
  key('Properties.EnableKeyRotation', is(true)),
  key('DeletionPolicy', is('Retain')),
  logs('Properties.RetentionInDays', is(90)),
  logs('Properties.KmsKeyId', hasText('LogsKey')),
  logs('DeletionPolicy', is('Retain')),
  fn('Properties.Architectures.0', is('x86_64')),
  fn('Properties.Timeout', is(30, 90, 120, 180, 660)),
  fn('Properties.LoggingConfig.LogGroup', isThere),
  fn('Properties.TracingConfig.Mode', is('Active')),
  fn('Properties.Role', isThere),
  job('Properties.MaxRetries', is(0)),
  job('Properties.Timeout', is(8)),
  job('Properties.Role', isThere),
  job('Properties.DefaultArguments.--custom-logGroup-prefix', is('/aws/glue/siesa-integration-matching-prod')),
  machine('Properties.LoggingConfiguration.Level', is('ALL')),
  machine('Properties.LoggingConfiguration.IncludeExecutionData', is(true)),
  machine('Properties.TracingConfiguration.Enabled', is(true)),
  rule('Properties.EventPattern.detail.bucket.name', hasText('DataIngress')),
  rule('Properties.EventPattern.detail.object.key', hasText('"files/*/*.csv"')),
  rule('Properties.Targets.0.DeadLetterConfig.Arn', hasText('ArrivalsDeadLetters')),
  rule('Properties.Targets.0.RetryPolicy.MaximumEventAgeInSeconds', is(7_200)),
  rule('Properties.Targets.0.RetryPolicy.MaximumRetryAttempts', is(20)),
  rule(
    'Properties.Targets.0.InputTransformer.InputPathsMap.detail-object-version-id',
    is('$.detail.object.version-id'),
  ),
  alarm('Properties.AlarmActions', hasText('AlertsTopic')),
  alarm('Properties.AlarmDescription', hasText('docs/runbook.md#')),
  alarm('Properties.Threshold', isThere),
  alarm('Properties.TreatMissingData', is('breaching', 'notBreaching')),
  task('TimeoutSeconds', isThere),
  task('Retry', hasText('"MaxAttempts":3')),
  task('Catch', hasText('["States.DataLimitExceeded"]', '["States.ALL"]')),
];

const parts = partsOf(Template.fromStack(reconciliationStackOf('prod')));

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** Statements of roles that allow all actions of a service, or any resource. X-Ray and the delivery of logs take no resource. */
const tooWide = (of: GuardedParts): readonly string[] =>
  Object.entries(of).flatMap(([id, { Type, Properties: properties }]) => {
    if (Type !== 'AWS::IAM::Policy') return [];
    const { PolicyDocument: document } = properties as { readonly PolicyDocument: { readonly Statement: Statement[] } };
    return document.Statement.filter(({ Action: action, Resource: resource }) => {
      const actions = [action].flat();
      const takesNone = actions.every((name) =>
        /^(xray:|logs:[A-Za-z]*(LogDeliver|ResourcePolic|LogGroups))/.test(name),
      );
      return actions.some((name) => name.endsWith('*')) || (resource === '*' && !takesNone);
    }).map(({ Action: action }) => `${id} ${String(action)}`);
  });

describe('the template of the stack that reconciles', () => {
  it('has every guard, and each guard is about something', () => {
    expect(unguarded(parts, guards)).toEqual([]);
    expect(unused(parts, guards)).toEqual([]);
  });

  it('is found out without any one of them', () => {
    const mutants = mutantsOf(parts, guards);
    const survivors = mutants.filter((mutant) => !unguarded(mutant.parts, guards).includes(mutant.name));

    expect(mutants.length).toBeGreaterThan(150);
    expect(survivors.map(({ name }) => name)).toEqual([]);
  });

  it('has a policy for each bucket, topic and queue, so that plain transport is denied to all of them', () => {
    const count = (type: string): number => Object.values(parts).filter(({ Type }) => Type === type).length;

    expect(count('AWS::S3::BucketPolicy')).toBe(count('AWS::S3::Bucket'));
    expect(count('AWS::SNS::TopicPolicy')).toBe(count('AWS::SNS::Topic'));
    expect(count('AWS::SQS::QueuePolicy')).toBe(count('AWS::SQS::Queue'));
  });

  it.each([
    ['every action of a service', { Effect: 'Allow', Action: ['s3:*'], Resource: 'arn:aws:s3:::one/*' }],
    ['any resource', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  ])('lets no role have %s', (_what, statement: Statement) => {
    expect(tooWide(parts)).toEqual([]);

    const policy = { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [statement] } } };
    expect(tooWide({ ...parts, Mutant: policy })).toEqual([`Mutant ${String(statement.Action)}`]);
  });
});
