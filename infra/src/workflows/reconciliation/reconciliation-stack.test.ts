import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { StateMachineDefinition } from '@siesa-integration/workflow-contract/definition';
import { describe, expect, it } from 'vitest';
import { allowed, spell } from '../../testing/statements.ts';
import { reconciliationStackOf } from '../../testing/synthesized.ts';

const template = Template.fromStack(reconciliationStackOf('prod'));
const propertiesOf = (type: string): readonly Readonly<Record<string, unknown>>[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties as Readonly<Record<string, unknown>>);
const alarms = propertiesOf('AWS::CloudWatch::Alarm');

/** A file that is deployed is named after its content. */
const withoutAssets = (text: string): string => text.replaceAll(/[0-9a-f]{64}/g, 'ASSET');

describe('ReconciliationStack', () => {
  it('equals the snapshot that reviewers last saw', () => {
    expect(JSON.parse(withoutAssets(JSON.stringify(template.toJSON())))).toMatchSnapshot();
  });

  it.each([
    ['ingress', 'files/', 90],
    ['intermediate', undefined, 7],
    ['checkpoints', undefined, 30],
    ['output', undefined, 730],
  ])('keeps objects of %s for their time, versioned and encrypted by its own key', (name, prefix, days) => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: { 'Fn::Join': ['', [`siesa-integration-${name}-prod-`, { Ref: 'AWS::AccountId' }]] },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) },
        ],
      },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ ExpirationInDays: days, ...(prefix !== undefined && { Prefix: prefix }) }),
        ]),
      },
    });
  });

  it('moves output to Glacier after 90 days', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 90 }] }),
        ]),
      },
    });
  });

  it('starts the workflow for each uploaded CSV, and keeps what could not be started', () => {
    const [rule] = propertiesOf('AWS::Events::Rule');

    expect(rule).toMatchObject({
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { object: { key: [{ wildcard: 'files/*/*.csv' }] } },
      },
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({
          DeadLetterConfig: { Arn: Match.anyValue() },
          InputTransformer: {
            InputPathsMap: Match.objectLike({
              'detail-object-key': '$.detail.object.key',
              'detail-object-version-id': '$.detail.object.version-id',
            }),
            InputTemplate: Match.stringLikeRegexp('"version_id":<detail-object-version-id>'),
          },
        }),
      ],
    });
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });

  it('runs the definition of the contract, logged for 90 days and traced', () => {
    const [machine] = propertiesOf('AWS::StepFunctions::StateMachine');
    const definition = JSON.parse(spell(machine?.['DefinitionString'])) as StateMachineDefinition;

    expect(machine).toMatchObject({ TracingConfiguration: { Enabled: true }, LoggingConfiguration: { Level: 'ALL' } });
    expect(Object.keys(definition.States)).toEqual(
      expect.arrayContaining([
        'ValidateCSV',
        'CheckValidationResult',
        'ReconcileData',
        'PrepareQuickSight',
        'SaveCheckpoint',
      ]),
    );
    for (const { RetentionInDays: days } of propertiesOf('AWS::Logs::LogGroup')) expect(days).toBe(90);
  });

  it('has functions for the processor of the native code, with the timeouts of the contract', () => {
    const timeouts = propertiesOf('AWS::Lambda::Function').map(
      ({
        FunctionName: name,
        Architectures: [processor] = [],
        Timeout: seconds,
      }: Readonly<{ FunctionName?: unknown; Architectures?: readonly string[]; Timeout?: unknown }>) =>
        `${String(name)} ${String(processor)} ${String(seconds)}`,
    );

    expect(timeouts.sort()).toEqual([
      'siesa-integration-reconciler-checkpoint-prod x86_64 30',
      'siesa-integration-reconciler-claim-prod x86_64 30',
      'siesa-integration-reconciler-collect-prod x86_64 120',
      'siesa-integration-reconciler-plan-prod x86_64 90',
      'siesa-integration-reconciler-reconcile-prod x86_64 660',
      'siesa-integration-reconciler-report-prod x86_64 90',
      'siesa-integration-reconciler-validate-prod x86_64 180',
    ]);
  });

  it.each(['claim', 'validate', 'reconcile', 'plan', 'collect', 'report', 'checkpoint'])(
    'lets %s read and write its part of a job and nothing else',
    (stage) => {
      expect(allowed(template, `Reconciler${stage}`)).toMatchSnapshot();
    },
  );

  it('has a job for large files, which reads plans and clean rows and writes its tables only', () => {
    const [job] = propertiesOf('AWS::Glue::Job');

    expect(job).toMatchObject({
      Name: 'siesa-integration-matching-prod',
      GlueVersion: '5.0',
      WorkerType: 'G.1X',
      NumberOfWorkers: 10,
      MaxRetries: 0,
      Timeout: 8,
      Command: { Name: 'glueetl', PythonVersion: '3' },
      DefaultArguments: { '--custom-logGroup-prefix': '/aws/glue/siesa-integration-matching-prod' },
    });
    expect(allowed(template, 'Matching').map(withoutAssets)).toMatchSnapshot();
  });

  it('lets the state machine start, watch and stop that job and no other', () => {
    const statements = JSON.stringify(propertiesOf('AWS::IAM::Policy'));

    expect(statements).toContain('["glue:BatchStopJobRun","glue:GetJobRun","glue:GetJobRuns","glue:StartJobRun"]');
    expect(statements).toContain(':job/siesa-integration-matching-prod');
  });

  it('alarms on what the runbook explains', () => {
    const runbook = readFileSync(join(import.meta.dirname, '../../../../docs/runbook.md'), 'utf8');
    const names = alarms.map(({ AlarmName: name }) => String(name).replace('siesa-integration-prod-', ''));

    expect(names.sort()).toEqual([
      'bad-rows',
      'divergences',
      'many-divergences',
      'no-file',
      'reconciliation-dead-letters',
      'reconciliation-failed',
      'slow-reconciliation',
    ]);
    for (const { AlarmDescription: text } of alarms)
      expect(runbook).toContain(`\n### ${/#([a-z-]+)$/.exec(String(text))?.[1] ?? 'no address'}\n`);
  });

  it.each([
    ['slow-reconciliation', { Threshold: 18 * 60_000, TreatMissingData: 'notBreaching' }],
    ['reconciliation-failed', { Threshold: 0, TreatMissingData: 'notBreaching' }],
    ['divergences', { Threshold: 5 }],
    ['many-divergences', { Threshold: 10 }],
    ['bad-rows', { Threshold: 5 }],
    [
      'no-file',
      {
        Threshold: 1,
        DatapointsToAlarm: (11 * 60) / 5,
        EvaluationPeriods: (12 * 60) / 5,
        TreatMissingData: 'breaching',
        ComparisonOperator: 'LessThanThreshold',
      },
    ],
  ])('%s has its threshold', (name, expected) => {
    expect(alarms.find(({ AlarmName: each }) => each === `siesa-integration-prod-${name}`)).toMatchObject(expected);
  });

  it('has no alarm about absent files where none is expected', () => {
    const dev = Template.fromStack(reconciliationStackOf('dev')).findResources('AWS::CloudWatch::Alarm');

    expect(JSON.stringify(dev)).not.toContain('no-file');
  });
});
