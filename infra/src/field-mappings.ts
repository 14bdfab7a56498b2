import { Aws } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from './environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface FieldMappingsProps {
  readonly environment: Environment;
}

/** The mapping documents, every version of them. */
export class FieldMappings extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { environment }: FieldMappingsProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      bucketName: `siesa-integration-config-${environment.name}-${Aws.ACCOUNT_ID}`,
      versioned: true,
    });
  }

  /** May read any mapping document, and learn that one is missing. */
  grantRead(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [this.bucket.arnForObjects('*')] });
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }
}
