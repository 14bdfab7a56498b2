import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface DeadLettersProps {
  readonly queueName: string;
  readonly key: IKey;
}

/** Keeps what a rule or a schedule could not start for 14 days, encrypted. The sender needs a grant of the key too, because those of a queue do not include it. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, { queueName, key }: DeadLettersProps) {
    super(scope, id, {
      queueName,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    for (const rule of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'])
      acknowledge(this, rule, 'It is the dead-letter queue itself; an alarm watches it.');
  }
}
