import { Aws, Duration } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { reconciliationNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import { DeadLetters } from '../../data/dead-letters.ts';
import type { Environment } from '../../environments.ts';
import type { ReconciliationData } from './reconciliation-data.ts';

export interface ArrivalsProps {
  readonly environment: Environment;
  readonly data: ReconciliationData;
  readonly stateMachine: StateMachine;
  /** Encrypts the dead letters. */
  readonly key: Key;
}

/** Starts a reconciliation for each uploaded file, without a function between: what could not be started is in the queue. */
export class Arrivals extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { environment, data, stateMachine, key }: ArrivalsProps) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', {
      queueName: reconciliationNames(environment.name, Aws.ACCOUNT_ID).deadLetterQueue,
      key,
    });
    const events = new ServicePrincipal('events.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    });
    key.grant(events, 'kms:Decrypt', 'kms:GenerateDataKey');

    new Rule(this, 'Uploaded', {
      description: `Reconciles each file that is uploaded to ${environment.name}.`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [data.buckets.ingress.bucketName] },
          object: { key: [{ wildcard: 'files/*/*.csv' }] },
        },
      },
      targets: [
        new SfnStateMachine(stateMachine, {
          input: RuleTargetInput.fromObject({
            bucket_name: EventField.fromPath('$.detail.bucket.name'),
            object_key: EventField.fromPath('$.detail.object.key'),
            version_id: EventField.fromPath('$.detail.object.version-id'),
            etag: EventField.fromPath('$.detail.object.etag'),
            queued_at: EventField.time,
          }),
          deadLetterQueue: this.deadLetters,
          maxEventAge: Duration.hours(2),
          retryAttempts: 20,
        }),
      ],
    });
  }
}
