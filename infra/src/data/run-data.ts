import { Aws, Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';
import type { AccessLogs } from './access-logs.ts';
import type { Environment } from '../environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface RunDataProps {
  readonly environment: Environment;
  readonly accessLogs: AccessLogs;
}

/** The folders of a run, each written by one stage: `runs/{client_id}/{sync_id}/{folder}/…`. */
export type RunFolder =
  | 'raw/*'
  | 'canonical/*'
  | 'rejects/*'
  | 'reports/*'
  | 'slices/*'
  | 'mapping.json'
  | 'summary.json'
  | 'report.csv';

/** What stages hand on: parts, manifests and reports. Gone after 30 days. */
export class RunData extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { environment, accessLogs }: RunDataProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      serverAccessLogsBucket: accessLogs.bucket,
      serverAccessLogsPrefix: 'data/',
      bucketName: `siesa-integration-data-${environment.name}-${Aws.ACCOUNT_ID}`,
      lifecycleRules: [
        { prefix: 'runs/', expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
  }

  /** May read these folders of any run. */
  grantRead(grantee: IGrantable, ...folders: RunFolder[]): void {
    this.#grant(grantee, 's3:GetObject', folders);
  }

  /** May write these folders of any run. */
  grantWrite(grantee: IGrantable, ...folders: RunFolder[]): void {
    this.#grant(grantee, 's3:PutObject', folders);
  }

  /** May list runs. Without it, an object that is absent reads as one that is forbidden. */
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
