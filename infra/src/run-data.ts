import { Aws, Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from './environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface RunDataProps {
  readonly environment: Environment;
}

/** The folders of a run, each written by one stage: `runs/{client_id}/{sync_id}/{folder}/…`. */
export type RunFolder = 'raw' | 'canonical' | 'rejects' | 'reports' | 'slices' | 'mapping.json' | 'report.csv';

/** What stages hand on: parts, manifests and reports. Gone after 30 days. */
export class RunData extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { environment }: RunDataProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      bucketName: `siesa-integration-data-${environment.name}-${Aws.ACCOUNT_ID}`,
      lifecycleRules: [{ prefix: 'runs/', expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
  }

  /** May read these folders of any run. */
  grantRead(grantee: IGrantable, ...folders: RunFolder[]): void {
    Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: this.#arns(folders) });
  }

  /** May write these folders of any run. */
  grantWrite(grantee: IGrantable, ...folders: RunFolder[]): void {
    Grant.addToPrincipal({ grantee, actions: ['s3:PutObject'], resourceArns: this.#arns(folders) });
  }

  /** May list runs. Without it, an object that is absent reads as one that is forbidden. */
  grantList(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  #arns(folders: readonly RunFolder[]): string[] {
    return folders.map((folder) => this.bucket.arnForObjects(folder.includes('.') ? `runs/*/*/${folder}` : `runs/*/*/${folder}/*`));
  }
}
