import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { resourceNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import { DeadLetters } from './data/dead-letters.ts';
import { removalPolicyOf, type Environment } from './environments.ts';

export interface SchedulesProps {
  readonly environment: Environment;
  /** What a schedule may start. */
  readonly stateMachines: readonly IStateMachine[];
  /** Encrypts the dead letters. */
  readonly key: IKey;
}

/**
 * The group of the clients' schedules, their role, and the queue for starts that could not be delivered.
 *
 * The clients' schedules are not part of the stack: the operator's command writes them together with each client's configuration.
 */
export class Schedules extends Construct {
  readonly group: ScheduleGroup;
  readonly role: Role;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { environment, stateMachines, key }: SchedulesProps) {
    super(scope, id);
    const names = resourceNames(environment.name, Aws.ACCOUNT_ID);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: names.scheduleGroup,
      removalPolicy: removalPolicyOf(environment),
    });
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { queueName: names.deadLetterQueue, key });
    this.role = new Role(this, 'Role', {
      roleName: names.schedulerRole,
      description: `Starts the syncs of siesa-integration-${environment.name} on time.`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    stateMachines.forEach(({ stateMachineArn }) => {
      this.#grant('states:StartExecution', stateMachineArn);
    });
    this.#grant('sqs:SendMessage', this.deadLetters.queueArn);
    // Scheduler encrypts a dead letter with this role, and the queue's own grants do not include the key.
    key.grant(this.role, 'kms:Decrypt', 'kms:GenerateDataKey');
  }

  /** Invokes a function every hour, with an empty event. */
  invokeHourly(id: string, name: string, { functionArn }: IFunction): void {
    new CfnSchedule(this, id, {
      name,
      groupName: this.group.scheduleGroupName,
      scheduleExpression: 'rate(1 hour)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: this.role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: this.deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: 1800, maximumRetryAttempts: 3 },
      },
    });
    this.#grant('lambda:InvokeFunction', functionArn);
  }

  #grant(action: string, resource: string): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  }
}
