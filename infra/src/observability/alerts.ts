import { Aws } from 'aws-cdk-lib';
import { Grant, ServicePrincipal, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { SubscriptionFilter, Topic, type ITopicSubscription } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SmsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { resourceNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Environment } from '../environments.ts';

export interface AlertsProps {
  readonly environment: Environment;
  /** Encrypts the alerts. A customer managed one, because the policy of the AWS managed key of SNS does not allow alarms. */
  readonly key: Key;
  /** @defaultValue the one of failed syncs */
  readonly topicName?: string;
}

/** The topic for failed syncs and alarms. */
export class Alerts extends Construct {
  readonly topic: Topic;
  readonly key: Key;

  constructor(
    scope: Construct,
    id: string,
    { environment, key, topicName = resourceNames(environment.name, Aws.ACCOUNT_ID).alertsTopic }: AlertsProps,
  ) {
    super(scope, id);
    this.key = key;
    this.topic = new Topic(this, 'Topic', {
      topicName,
      displayName: `Siesa integration ${environment.name}`,
      masterKey: this.key,
      enforceSSL: true,
    });
    for (const subscription of subscriptionsOf(environment)) {
      acknowledge(
        this.topic.addSubscription(subscription),
        'Serverless-SNSRedrivePolicy',
        'A mailbox or a telephone: what it did not get, the alarm and the failed execution still show.',
      );
    }
    this.grantPublishTo('cloudwatch.amazonaws.com');
  }

  /** Allows an AWS service to publish alerts on behalf of this account only. */
  grantPublishTo(service: string): void {
    this.grantPublish(
      new ServicePrincipal(service, { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
    );
  }

  /** Allows publishing alerts, which also needs the key. */
  grantPublish(grantee: IGrantable): void {
    Grant.addToPrincipalOrResource({
      grantee,
      actions: ['sns:Publish'],
      resourceArns: [this.topic.topicArn],
      resource: this.topic,
    });
    this.key.grant(grantee, 'kms:Decrypt', 'kms:GenerateDataKey');
  }
}

const subscriptionsOf = ({ alertEmails, alertSms }: Environment): ITopicSubscription[] => [
  ...alertEmails.map((address) => new EmailSubscription(address, { filterPolicy })),
  ...alertSms.map((number) => new SmsSubscription(number, { filterPolicy })),
];

/** People get each cause once: alarms and budgets, which have no attribute, and alerts that are not a repetition. */
const filterPolicy = {
  alert: new SubscriptionFilter([{ exists: false }, { 'anything-but': ['repeated'] }]),
};
