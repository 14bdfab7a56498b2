import { Match } from 'aws-cdk-lib/assertions';
import { scheduleProblem } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { allowed } from './testing/statements.ts';
import { templateOf } from './testing/synthesized.ts';

describe('Schedules', () => {
  it("has a group for clients' schedules and no schedule of a client, because the operator's command writes them", () => {
    templateOf('dev').hasResourceProperties('AWS::Scheduler::ScheduleGroup', { Name: 'siesa-integration-dev' });
    templateOf('dev').resourceCountIs('AWS::Scheduler::Schedule', 1);
  });

  it('starts the overdue check every hour', () => {
    templateOf('dev').hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'siesa-integration-overdue-check',
      ScheduleExpression: 'rate(1 hour)',
      Target: {
        Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OverdueCheckFunction'), 'Arn'] },
        Input: '{}',
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SchedulesDeadLetters'), 'Arn'] } },
      },
    });
  });

  it('has expressions that EventBridge Scheduler takes', () => {
    const expressions = Object.values(templateOf('dev').findResources('AWS::Scheduler::Schedule')).map((schedule) =>
      String((schedule['Properties'] as Readonly<Record<string, unknown>>)['ScheduleExpression']),
    );

    expect(expressions).toHaveLength(1);
    expect(expressions.flatMap((expression) => scheduleProblem(expression) ?? [])).toEqual([]);
  });

  it('may start the workflow and the overdue check, send a dead letter and use the key of the queue', () => {
    expect(allowed(templateOf('dev'), 'Schedules')).toEqual([
      'kms:Decrypt <LogsKey.Arn>',
      'kms:GenerateDataKey <LogsKey.Arn>',
      'lambda:InvokeFunction <OverdueCheckFunction.Arn>',
      'sqs:SendMessage <SchedulesDeadLetters.Arn>',
      'states:StartExecution <WorkflowStateMachine>',
    ]);
  });

  it("may be assumed only for this account's group", () => {
    templateOf('dev').hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'siesa-integration-scheduler-dev',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': { Ref: 'AWS::AccountId' },
                'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^SchedulesGroup'), 'Arn'] },
              },
            },
          },
        ],
      },
    });
  });

  it('keeps dead letters for 14 days with encryption', () => {
    templateOf('dev').hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'siesa-integration-dead-letters-dev',
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
    });
  });

  it('refuses requests without TLS', () => {
    expect(JSON.stringify(templateOf('dev').findResources('AWS::SQS::QueuePolicy'))).toContain(
      '"aws:SecureTransport":"false"',
    );
  });
});
