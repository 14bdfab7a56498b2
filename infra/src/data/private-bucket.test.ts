import { describe, expect, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

interface Bucket {
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface BucketPolicy {
  readonly Properties: {
    readonly PolicyDocument: {
      readonly Statement: readonly { readonly Effect: string; readonly Condition?: unknown }[];
    };
  };
}

const buckets = Object.values(templateOf('dev').findResources('AWS::S3::Bucket')) as Bucket[];
const policies = Object.values(templateOf('dev').findResources('AWS::S3::BucketPolicy')) as BucketPolicy[];

describe('PrivateBucket', () => {
  it('is private and encrypted', () => {
    expect(buckets).toHaveLength(3);
    for (const { Properties } of buckets) {
      expect(Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
    }
  });

  it('refuses requests without TLS 1.2', () => {
    expect(policies).toHaveLength(3);
    for (const { Properties } of policies) {
      const denied = Properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Deny').map(
        ({ Condition }) => Condition,
      );
      expect(denied).toEqual([
        { Bool: { 'aws:SecureTransport': 'false' } },
        { NumericLessThan: { 's3:TlsVersion': 1.2 } },
      ]);
    }
  });
});
