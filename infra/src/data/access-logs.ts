import { Aws, Duration } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { resourceNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface AccessLogsProps {
  readonly environment: Environment;
  /** @defaultValue the one of the service's buckets */
  readonly bucketName?: string;
}

/** Access logs of the other buckets, for 90 days. Mapping documents decide what a client's destination receives, so each access is logged. */
export class AccessLogs extends Construct {
  readonly bucket: IBucket;

  constructor(
    scope: Construct,
    id: string,
    { environment, bucketName = resourceNames(environment.name, Aws.ACCOUNT_ID).accessLogsBucket }: AccessLogsProps,
  ) {
    super(scope, id);
    const bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      bucketName,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    this.bucket = bucket as IBucket; // Bucket does not fit IBucket under exactOptionalPropertyTypes
  }
}
