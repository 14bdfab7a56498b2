import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { removalPolicyOf, type Environment } from '../environments.ts';

export interface PrivateBucketProps extends BucketProps {
  readonly environment: Environment;
}

/** A bucket that is never public, always encrypted, and reachable only over TLS 1.2 or later. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, { environment, ...props }: PrivateBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: removalPolicyOf(environment),
      ...props,
    });
  }
}
