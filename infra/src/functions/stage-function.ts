import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
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
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcard } from '../acknowledge.ts';
import type { Environment } from '../environments.ts';
import type { EncryptedLogs } from '../observability/encrypted-logs.ts';

export interface StageFunctionOptions {
  readonly environment: Environment;
  readonly logs: EncryptedLogs;
}

export interface StageFunctionProps extends StageFunctionOptions {
  /** The stage, which names the function. */
  readonly stage: 'extractor' | 'transformer' | 'loader' | 'summarizer';
  /** The app whose bundle holds it. */
  readonly app: 'extractor' | 'transformer' | 'loader';
  /** The bundle's entry. @defaultValue `handler.handler` */
  readonly handler?: string;
  readonly description: string;
  readonly memoryMegabytes: number;
  readonly timeoutMinutes: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** One stage of the pipeline as a function: a role and a log group of its own, and nothing that it was not granted. */
export class StageFunction extends LambdaFunction {
  readonly timeoutSeconds: number;

  constructor(scope: Construct, id: string, { environment, logs, stage, app, ...props }: StageFunctionProps) {
    const functionName = `siesa-integration-${stage}-${environment.name}`;
    const logGroup = logs.group(scope, `/aws/lambda/${functionName}`);
    super(scope, id, {
      functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // A source map costs twice the import time; stack traces are read with it offline.
      code: Code.fromAsset(join(import.meta.dirname, '../../../apps', app, 'dist'), { exclude: ['*.map'] }),
      handler: props.handler ?? 'handler.handler',
      memorySize: props.memoryMegabytes,
      timeout: Duration.minutes(props.timeoutMinutes),
      environment: { ...props.variables },
      tracing: Tracing.ACTIVE,
      role: new Role(scope, 'Role', {
        description: `What ${functionName} may do.`,
        // Without the managed policy that lets every function write every log group of the account.
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      }),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: environment.logLevel === 'DEBUG' ? ApplicationLogLevel.DEBUG : ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
    });
    this.timeoutSeconds = props.timeoutMinutes * 60;
    logGroup.grantWrite(this);
    acknowledgeWildcard(this, '*', 'X-Ray takes traces for no resource in particular.');
    acknowledge(
      this,
      'Serverless-LambdaDLQ',
      'The state machine alone invokes it, synchronously, and keeps its errors.',
    );
  }
}
