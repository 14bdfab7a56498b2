import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { removalPolicyOf, type Environment } from '../environments.ts';

export interface EncryptedLogsProps {
  readonly environment: Environment;
  /** Of the key. @defaultValue the one of the service's logs */
  readonly alias?: string;
  /** @defaultValue the environment's */
  readonly retention?: RetentionDays;
}

/** Creates log groups with the retention of the environment, encrypted by the key that also encrypts alerts and dead letters: a key costs a dollar a month. */
export class EncryptedLogs extends Construct {
  readonly key: Key;
  readonly #environment: Environment;
  readonly #retention: RetentionDays;

  constructor(
    scope: Construct,
    id: string,
    { environment, alias = `siesa-integration-logs-${environment.name}`, retention }: EncryptedLogsProps,
  ) {
    super(scope, id);
    this.#environment = environment;
    this.#retention = retention ?? environment.logRetention;
    this.key = new Key(this, 'Key', {
      alias,
      description: `Encrypts logs, alerts and dead letters of siesa-integration-${environment.name}.`,
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(environment),
    });
    const groups = ['lambda', 'stepfunctions'].map((kind) => `/aws/${kind}/siesa-integration-*-${environment.name}`);
    this.key.addToResourcePolicy(logsMayUseKey(groups));
  }

  /** Allows CloudWatch Logs to use the key for groups that another service writes. */
  allow(...groups: string[]): void {
    this.key.addToResourcePolicy(logsMayUseKey(groups));
  }

  /** Creates the log group of that name in `scope`. */
  group(scope: Construct, name: string): LogGroup {
    return new LogGroup(scope, 'Logs', {
      logGroupName: name,
      retention: this.#retention,
      encryptionKey: this.key,
      removalPolicy: removalPolicyOf(this.#environment),
    });
  }
}

/** Allows CloudWatch Logs to use the key for these groups only. */
const logsMayUseKey = (groups: readonly string[]): PolicyStatement => {
  const arnOf = (group: string) => `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${group}`;
  return new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups.map(arnOf) } },
  });
};
