import { RemovalPolicy } from 'aws-cdk-lib';
import { Grant, ServicePrincipal, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SmsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Environment } from './environments.ts';

export interface AlertsProps {
  readonly environment: Environment;
}

/** Where people hear of failed syncs and of alarms. */
export class Alerts extends Construct {
  readonly topic: Topic;
  readonly key: Key;

  constructor(scope: Construct, id: string, { environment }: AlertsProps) {
    super(scope, id);
    // Alarms cannot use the key that AWS manages for SNS: its policy does not name them.
    this.key = new Key(this, 'Key', {
      alias: `siesa-integration-alerts-${environment.name}`,
      description: `Encrypts the alerts of siesa-integration-${environment.name}.`,
      enableKeyRotation: true,
      removalPolicy: environment.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', {
      topicName: `siesa-integration-alerts-${environment.name}`,
      displayName: `Siesa integration ${environment.name}`,
      masterKey: this.key,
      enforceSSL: true,
    });
    environment.alertEmails.forEach((address) => this.topic.addSubscription(new EmailSubscription(address)));
    environment.alertSms.forEach((number) => this.topic.addSubscription(new SmsSubscription(number)));
    this.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
  }

  /** May publish alerts, which takes the key too. */
  grantPublish(grantee: IGrantable): void {
    Grant.addToPrincipalOrResource({ grantee, actions: ['sns:Publish'], resourceArns: [this.topic.topicArn], resource: this.topic });
    this.key.grant(grantee, 'kms:Decrypt', 'kms:GenerateDataKey');
  }
}
