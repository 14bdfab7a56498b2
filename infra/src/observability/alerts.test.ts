import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { Alerts } from './alerts.ts';
import { environments, type Environment } from '../environments.ts';
import { templateOf } from '../testing/synthesized.ts';

const alertsOf = (environment: Environment): Template => {
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Stack');
  new Alerts(stack, 'Alerts', { environment, key: new Key(stack, 'Key') });
  return Template.fromStack(stack);
};

describe('Alerts', () => {
  it('is a topic that the key of the environment encrypts', () => {
    templateOf('dev').hasResourceProperties('AWS::SNS::Topic', {
      TopicName: 'siesa-integration-alerts-dev',
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
    });
  });

  it('refuses requests without TLS', () => {
    const statements = JSON.stringify(templateOf('dev').findResources('AWS::SNS::TopicPolicy'));

    expect(statements).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
  });

  it('allows alarms and budgets of this account only to publish and to use the key', () => {
    const services = {
      Effect: 'Allow',
      Principal: { Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    };
    const statement = (Action: string | string[]) => ({
      Statement: Match.arrayWith([Match.objectLike({ ...services, Action })]),
    });

    templateOf('dev').hasResourceProperties('AWS::SNS::TopicPolicy', { PolicyDocument: statement('sns:Publish') });
    templateOf('dev').hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: statement(['kms:Decrypt', 'kms:GenerateDataKey']),
    });
  });

  it('subscribes every address and telephone number of its environment, to all but repetitions', () => {
    const template = alertsOf({
      ...environments.dev,
      alertEmails: ['a@example.com', 'b@example.com'],
      alertSms: ['+573001234567'],
    });

    template.resourceCountIs('AWS::SNS::Subscription', 3);
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'b@example.com' });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sms', Endpoint: '+573001234567' });
    template.allResourcesProperties('AWS::SNS::Subscription', {
      FilterPolicy: { alert: [{ exists: false }, { 'anything-but': ['repeated'] }] },
    });
  });
});
