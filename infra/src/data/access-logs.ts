import { Aws, Duration } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface AccessLogsProps {
  readonly environment: Environment;
}

/** Who read or wrote which object, for 90 days: mapping documents decide what reaches a client's product. */
export class AccessLogs extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { environment }: AccessLogsProps) {
    super(scope, id);
    const bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      bucketName: `siesa-integration-access-logs-${environment.name}-${Aws.ACCOUNT_ID}`,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    this.bucket = bucket as IBucket; // its optional properties do not fit its own interface under exactOptionalPropertyTypes
  }
}
