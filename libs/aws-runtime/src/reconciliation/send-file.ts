import { createReadStream } from 'node:fs';
import { Upload } from '@aws-sdk/lib-storage';
import type { BucketOptions } from '../stores/buckets.ts';
import { versionedKey } from './versioned-key.ts';

export interface FileToSend {
  readonly key: string;
  /** A path of this machine. */
  readonly file: string;
}

/**
 * Puts a file of this machine into a bucket, a large one in parts.
 *
 * @returns its key with the version that was written, as requests of a reconciliation name it
 *
 * @example
 * await sendFile({ s3: connectToS3(), bucket: 'siesa-integration-ingress-dev-111111111111' }, { key: 'files/acme/file/a.csv.sent', file: './a.csv' });
 */
export const sendFile = async ({ s3, bucket }: BucketOptions, { key, file }: FileToSend): Promise<string> => {
  const params = { Bucket: bucket, Key: key, Body: createReadStream(file) };
  const { VersionId: versionId } = await new Upload({ client: s3, params }).done();
  return versionedKey({ key, versionId });
};
