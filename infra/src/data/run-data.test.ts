import { describe, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

const name = (middle: string) => ({
  'Fn::Join': ['', [`siesa-integration-${middle}-dev-`, { Ref: 'AWS::AccountId' }]],
});

describe('RunData', () => {
  it('deletes a run after 30 days and logs access', () => {
    templateOf('dev').hasResourceProperties('AWS::S3::Bucket', {
      BucketName: name('data'),
      LifecycleConfiguration: {
        Rules: [
          {
            ExpirationInDays: 30,
            Prefix: 'runs/',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
      LoggingConfiguration: { LogFilePrefix: 'data/' },
    });
  });
});

describe('FieldMappings', () => {
  it('keeps the last ten replaced versions of a document, older ones for 400 days, and logs access', () => {
    templateOf('dev').hasResourceProperties('AWS::S3::Bucket', {
      BucketName: name('config'),
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            NoncurrentVersionExpiration: { NoncurrentDays: 400, NewerNoncurrentVersions: 10 },
            ExpiredObjectDeleteMarker: true,
            Status: 'Enabled',
          },
        ],
      },
      LoggingConfiguration: { LogFilePrefix: 'config/' },
    });
  });
});

describe('AccessLogs', () => {
  it('deletes its objects after 90 days', () => {
    templateOf('dev').hasResourceProperties('AWS::S3::Bucket', {
      BucketName: name('access-logs'),
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 90, Status: 'Enabled' }] },
    });
  });
});
