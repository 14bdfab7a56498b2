import { Aws, Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { resourceNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';
import type { AccessLogs } from './access-logs.ts';
import type { Environment } from '../environments.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface FieldMappingsProps {
  readonly environment: Environment;
  readonly accessLogs: AccessLogs;
}

/** The mapping documents and their last ten replaced versions. An older version is deleted after 400 days, as is the history of the syncs that used it. */
export class FieldMappings extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { environment, accessLogs }: FieldMappingsProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      serverAccessLogsBucket: accessLogs.bucket,
      serverAccessLogsPrefix: 'config/',
      bucketName: resourceNames(environment.name, Aws.ACCOUNT_ID).configBucket,
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(400),
          noncurrentVersionsToRetain: 10,
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  }

  /** Allows reading any mapping document. With the list permission, S3 answers 404 and not 403 for a missing one. */
  grantRead(grantee: IGrantable): void {
    const documents = this.bucket.arnForObjects('*');
    Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [documents] });
    acknowledgeWildcard(
      grantee,
      documents,
      "Each client's configuration names its own document; the bucket holds nothing else.",
    );
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }
}
