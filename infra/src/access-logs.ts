import { Aws, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Environment } from './environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface AccessLogsProps {
  readonly environment: Environment;
}

/** Who read or wrote which object, for 90 days: mapping documents decide what reaches a client's product. */
export class AccessLogs extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { environment }: AccessLogsProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      bucketName: `siesa-integration-access-logs-${environment.name}-${Aws.ACCOUNT_ID}`,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
  }
}
