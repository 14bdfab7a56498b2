import { join } from 'node:path';
import { Aws } from 'aws-cdk-lib';
import { CfnJob } from 'aws-cdk-lib/aws-glue';
import { Grant, type IGrantable, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { reconciliationNames } from '@siesa-integration/workflow-contract';
import { glueTimeoutSeconds } from '@siesa-integration/workflow-contract/definition';
import { Construct } from 'constructs';
import { acknowledge } from '../../acknowledge.ts';
import { type Environment, removalPolicyOf } from '../../environments.ts';
import type { EncryptedLogs } from '../../observability/encrypted-logs.ts';
import type { ReconciliationData } from './reconciliation-data.ts';

export interface MatchingJobProps {
  readonly environment: Environment;
  readonly logs: EncryptedLogs;
  readonly data: ReconciliationData;
}

const script = join(import.meta.dirname, '../../../../apps/reconciler/glue/run_plan.py');

/** Matches files with more rows than one machine holds, by the steps that DuckDB runs too. It costs nothing while it does not run. */
export class MatchingJob extends Construct {
  readonly jobName: string;

  constructor(scope: Construct, id: string, { environment, logs, data }: MatchingJobProps) {
    super(scope, id);
    const names = reconciliationNames(environment.name, Aws.ACCOUNT_ID);
    this.jobName = names.matchingJob;
    const program = new Asset(this, 'Script', { path: script });
    const role = new Role(this, 'Role', {
      description: `What ${this.jobName} may do.`,
      assumedBy: new ServicePrincipal('glue.amazonaws.com'),
    });
    logs.allow(`${names.matchingLogs}/*`);
    for (const kind of ['error', 'output'])
      new LogGroup(this, kind, {
        logGroupName: `${names.matchingLogs}/${kind}`,
        retention: RetentionDays.THREE_MONTHS,
        encryptionKey: logs.key,
        removalPolicy: removalPolicyOf(environment),
      }).grantWrite(role);
    grantFiles(role, data);
    Grant.addToPrincipal({
      grantee: role,
      actions: ['s3:GetObject'],
      resourceArns: [program.bucket.arnForObjects(program.s3ObjectKey)],
    });

    new CfnJob(this, 'Job', {
      name: this.jobName,
      description: 'Gives every row of both sides of a large file its verdict.',
      role: role.roleArn,
      command: { name: 'glueetl', pythonVersion: '3', scriptLocation: program.s3ObjectUrl },
      glueVersion: '5.0',
      workerType: 'G.1X',
      numberOfWorkers: environment.glue.workers,
      timeout: Math.ceil(glueTimeoutSeconds.job / 60), // in minutes; its state stops it a little earlier
      maxRetries: 0, // the state machine decides what is tried again
      executionProperty: { maxConcurrentRuns: 3 },
      defaultArguments: {
        '--custom-logGroup-prefix': names.matchingLogs,
        '--job-bookmark-option': 'job-bookmark-disable',
      },
    });
    acknowledge(
      this,
      'AwsSolutions-GL1',
      'Its log groups are created here, encrypted by the key of the stack; Glue creates none.',
    );
    acknowledge(this, 'AwsSolutions-GL3', 'It has no bookmarks: each run reads the files of its own job.');
  }

  /** Allows starting the job, watching it, and stopping it when its state times out: without that it goes on, and is paid for. */
  grantRun(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'],
      resourceArns: [`arn:${Aws.PARTITION}:glue:${Aws.REGION}:${Aws.ACCOUNT_ID}:job/${this.jobName}`],
    });
  }
}

/** The plan, clean rows and carried ones to read; the tables of the steps to write, and to replace when the job runs again. */
const grantFiles = (role: Role, data: ReconciliationData): void => {
  data.grantRead(role, 'checkpoints', '*/spark/plan.json');
  data.grantRead(role, 'intermediate', '*/validate/*', '*/carried.parquet', '*/spark/*');
  data.grantWrite(role, 'intermediate', '*/spark/*');
  data.grantDelete(role, 'intermediate', '*/spark/*');
};
