import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { removalPolicyOf, type Environment } from './environments.ts';

export interface SchedulesProps {
  readonly environment: Environment;
  readonly stateMachine: IStateMachine;
  /** Encrypts the dead letters. */
  readonly key: IKey;
}

/**
 * Where clients' schedules live, what they may do, and where a start goes that could not be delivered.
 *
 * The schedules themselves follow each client's configuration: the operator's command writes both together.
 */
export class Schedules extends Construct {
  readonly group: ScheduleGroup;
  readonly role: Role;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { environment, stateMachine, key }: SchedulesProps) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `siesa-integration-${environment.name}`,
      removalPolicy: removalPolicyOf(environment),
    });
    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: `siesa-integration-dead-letters-${environment.name}`,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    for (const rule of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'])
      acknowledge(this.deadLetters, rule, 'It is the dead-letter queue itself; an alarm watches it.');
    this.role = new Role(this, 'Role', {
      roleName: `siesa-integration-scheduler-${environment.name}`,
      description: `Starts the syncs of siesa-integration-${environment.name} on time.`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    this.#grant('states:StartExecution', stateMachine.stateMachineArn);
    this.#grant('sqs:SendMessage', this.deadLetters.queueArn);
    // Scheduler encrypts a dead letter as this role; the queue's own grants leave the key out.
    key.grant(this.role, 'kms:Decrypt', 'kms:GenerateDataKey');
  }

  #grant(action: string, resource: string): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  }
}
