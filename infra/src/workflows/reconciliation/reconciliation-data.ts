import { Aws, Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption, type CfnBucket, type LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { reconciliationNames, tableDefinitions } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../../acknowledge.ts';
import { AccessLogs } from '../../data/access-logs.ts';
import { DurableTable } from '../../data/durable-table.ts';
import { PrivateBucket } from '../../data/private-bucket.ts';
import type { Environment } from '../../environments.ts';

export interface ReconciliationDataProps {
  readonly environment: Environment;
  /** Encrypts the objects: files hold names of people. */
  readonly key: Key;
}

export type ReconciliationBucket = 'ingress' | 'intermediate' | 'output' | 'checkpoints';

/** Files, what stages write, reports and checkpoints, each with its lifetime; and the claims of files. */
export class ReconciliationData extends Construct {
  readonly buckets: Readonly<Record<ReconciliationBucket, PrivateBucket>>;
  readonly files: DurableTable;
  readonly #key: Key;

  constructor(scope: Construct, id: string, { environment, key }: ReconciliationDataProps) {
    super(scope, id);
    this.#key = key;
    const names = reconciliationNames(environment.name, Aws.ACCOUNT_ID);
    const accessLogs = new AccessLogs(this, 'AccessLogs', { environment, bucketName: names.accessLogsBucket });
    const bucket = (id: string, bucketName: string, rule: LifecycleRule, prefix?: string): PrivateBucket =>
      new PrivateBucket(this, id, {
        environment,
        bucketName,
        encryption: BucketEncryption.KMS,
        encryptionKey: key,
        bucketKeyEnabled: true,
        versioned: true,
        serverAccessLogsBucket: accessLogs.bucket,
        serverAccessLogsPrefix: `${id.toLowerCase()}/`,
        lifecycleRules: [
          { ...rule, ...(prefix !== undefined && { prefix }) },
          {
            noncurrentVersionExpiration: rule.expiration ?? Duration.days(90),
            abortIncompleteMultipartUploadAfter: Duration.days(1),
          },
        ],
      });

    this.buckets = {
      // Bases and rules stay: they belong to a feed and not to a day.
      ingress: bucket('Ingress', names.ingressBucket, { expiration: Duration.days(90) }, 'files/'),
      intermediate: bucket('Intermediate', names.intermediateBucket, { expiration: Duration.days(7) }),
      output: bucket('Output', names.outputBucket, {
        transitions: [{ storageClass: StorageClass.GLACIER, transitionAfter: Duration.days(90) }],
        expiration: Duration.days(730),
      }),
      checkpoints: bucket('Checkpoints', names.checkpointsBucket, { expiration: Duration.days(30) }),
    };
    // CDK's own property adds a function that changes the bucket at each deployment.
    (this.buckets.ingress.node.defaultChild as CfnBucket).addPropertyOverride(
      'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled',
      true,
    );
    this.files = new DurableTable(this, 'Files', {
      environment,
      tableName: names.filesTable,
      definition: tableDefinitions.reconciledFiles,
    });
  }

  /** Allows reading these objects, by version too. Listing is included, because S3 answers 403 instead of 404 without it. */
  grantRead(grantee: IGrantable, bucket: ReconciliationBucket, ...objects: string[]): void {
    this.#grant(grantee, bucket, ['s3:GetObject', 's3:GetObjectVersion'], objects);
    this.#key.grant(grantee, 'kms:Decrypt');
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:ListBucket'],
      resourceArns: [this.buckets[bucket].bucketArn],
    });
  }

  /** Allows writing these objects, large ones in parts. */
  grantWrite(grantee: IGrantable, bucket: ReconciliationBucket, ...objects: string[]): void {
    this.#grant(grantee, bucket, ['s3:PutObject', 's3:AbortMultipartUpload'], objects);
    this.#key.grant(grantee, 'kms:Decrypt', 'kms:GenerateDataKey'); // the parts of an upload are decrypted at its end
  }

  /** Allows replacing these objects by others. */
  grantDelete(grantee: IGrantable, bucket: ReconciliationBucket, ...objects: string[]): void {
    this.#grant(grantee, bucket, ['s3:DeleteObject'], objects);
  }

  /** Allows claiming files, and reading decisions and history. */
  grantClaim(grantee: IGrantable): void {
    this.files.grantOnItems(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:BatchGetItem');
  }

  /** Allows ending a claim, and recording its job in the history. */
  grantRecord(grantee: IGrantable): void {
    this.files.grantOnItems(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  }

  /** Allows ending a claim. */
  grantSettle(grantee: IGrantable): void {
    this.files.grantOnItems(grantee, 'dynamodb:UpdateItem');
  }

  #grant(grantee: IGrantable, bucket: ReconciliationBucket, actions: string[], objects: readonly string[]): void {
    const resourceArns = objects.map((pattern) => this.buckets[bucket].arnForObjects(pattern));
    Grant.addToPrincipal({ grantee, actions, resourceArns });
    resourceArns.forEach((arn) => {
      acknowledgeWildcard(
        grantee,
        arn,
        'One folder of every job or feed: they come and go without a deployment. The code builds every key under its own job.',
      );
    });
  }
}
