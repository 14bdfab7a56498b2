import { Aws, Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { resourceNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';
import type { AccessLogs } from './access-logs.ts';
import type { Environment } from '../environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface RunDataProps {
  readonly environment: Environment;
  readonly accessLogs: AccessLogs;
}

/** Folders and files of a run, at `runs/{client_id}/{sync_id}/…`. Each is written by one stage. */
export type RunFolder =
  | 'raw/*'
  | 'canonical/*'
  | 'rejects/*'
  | 'reports/*'
  | 'slices/*'
  | 'mapping.json'
  | 'summary.json'
  | 'report.csv';

/** Parts, manifests and reports: what one stage writes for the next. Deleted after 30 days. */
export class RunData extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { environment, accessLogs }: RunDataProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      serverAccessLogsBucket: accessLogs.bucket,
      serverAccessLogsPrefix: 'data/',
      bucketName: resourceNames(environment.name, Aws.ACCOUNT_ID).dataBucket,
      lifecycleRules: [
        { prefix: 'runs/', expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
  }

  /** Allows reading these folders of any run. */
  grantRead(grantee: IGrantable, ...folders: RunFolder[]): void {
    this.#grant(grantee, 's3:GetObject', folders);
  }

  /** Allows writing these folders of any run. */
  grantWrite(grantee: IGrantable, ...folders: RunFolder[]): void {
    this.#grant(grantee, 's3:PutObject', folders);
  }

  /** Allows listing runs. Without it, S3 answers 403 instead of 404 for an absent object. */
  grantList(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  #grant(grantee: IGrantable, action: string, folders: readonly RunFolder[]): void {
    const resourceArns = folders.map((folder) => this.bucket.arnForObjects(`runs/*/*/${folder}`));
    Grant.addToPrincipal({ grantee, actions: [action], resourceArns });
    resourceArns.forEach((arn) => {
      acknowledgeWildcard(
        grantee,
        arn,
        'One folder of every run: clients and syncs come and go without a deployment. The code builds every key under its own run.',
      );
    });
  }
}
