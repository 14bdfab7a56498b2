import { join } from 'node:path';
import { Duration, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  ApplicationLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { functionName } from '@siesa-integration/workflow-contract';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcard } from '../acknowledge.ts';
import type { Environment } from '../environments.ts';
import type { EncryptedLogs } from '../observability/encrypted-logs.ts';

export interface StageFunctionOptions {
  readonly environment: Environment;
  readonly logs: EncryptedLogs;
}

export interface StageFunctionProps extends StageFunctionOptions {
  /** Part of the function's name, such as `extractor`. */
  readonly stage: string;
  /** The folder of `apps` whose bundle has the handler. */
  readonly app: string;
  /** The bundle's entry. @defaultValue `handler.handler` */
  readonly handler?: string;
  readonly description: string;
  readonly memoryMegabytes: number;
  readonly timeoutMinutes: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Of its processor. @defaultValue arm64, which is cheaper; native code may need the other */
  readonly architecture?: Architecture;
  /** Of its own disk. @defaultValue Lambda's 512 */
  readonly diskMegabytes?: number;
  /** How many of it may run at once; nothing else can use this share of the account's limit. @defaultValue no reservation */
  readonly reservedConcurrency?: number | undefined;
  /** Why it needs no dead letters. @defaultValue that the state machine keeps its errors */
  readonly withoutDeadLetters?: string;
}

/** One stage of a workflow as a Lambda function, with its own log group and a role that starts without any permission but logging. */
export class StageFunction extends LambdaFunction {
  readonly timeoutSeconds: number;
  readonly reservedConcurrency: number | undefined;

  constructor(scope: Construct, id: string, { environment, logs, stage, app, ...props }: StageFunctionProps) {
    const name = functionName(stage, environment.name);
    const logGroup = logs.group(scope, `/aws/lambda/${name}`);
    super(scope, id, {
      functionName: name,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      ...(props.diskMegabytes !== undefined && { ephemeralStorageSize: Size.mebibytes(props.diskMegabytes) }),
      // With a source map the import takes twice as long. Stack traces are mapped offline.
      code: Code.fromAsset(join(import.meta.dirname, '../../../apps', app, 'dist'), { exclude: ['*.map'] }),
      handler: props.handler ?? 'handler.handler',
      memorySize: props.memoryMegabytes,
      timeout: Duration.minutes(props.timeoutMinutes),
      ...(props.reservedConcurrency !== undefined && { reservedConcurrentExecutions: props.reservedConcurrency }),
      environment: { ...props.variables },
      tracing: Tracing.ACTIVE,
      role: new Role(scope, 'Role', {
        description: `What ${name} may do.`,
        // AWSLambdaBasicExecutionRole would allow writing to every log group of the account.
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      }),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: environment.logLevel === 'DEBUG' ? ApplicationLogLevel.DEBUG : ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
    });
    this.timeoutSeconds = props.timeoutMinutes * 60;
    this.reservedConcurrency = props.reservedConcurrency;
    logGroup.grantWrite(this);
    acknowledgeWildcard(this, '*', 'X-Ray takes traces for no resource in particular.');
    acknowledge(
      this,
      'Serverless-LambdaDLQ',
      props.withoutDeadLetters ?? 'The state machine alone invokes it, synchronously, and keeps its errors.',
    );
  }
}
