import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { MappingStore, ObjectStore } from '@siesa-integration/sync-pipeline';

export interface BucketOptions {
  readonly s3: S3Client;
  readonly bucket: string;
}

/** The data bucket: parts, manifests, reports. Bodies are stored as given, because the pipeline compresses them itself. */
export const createDataBucket = ({ s3, bucket }: BucketOptions): ObjectStore => ({
  get: async (key) => (await getObject(s3, bucket, key))?.transformToByteArray(),
  open: async (key) =>
    (await getObject(s3, bucket, key))?.transformToWebStream() as AsyncIterable<Uint8Array> | undefined,
  put: async (key, body, { contentType, contentEncoding }) => {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        ...(contentEncoding && { ContentEncoding: contentEncoding }),
      }),
    );
  },
  list: async (prefix) => {
    const keys: string[] = [];
    for await (const { Contents: objects = [] } of paginateListObjectsV2(
      { client: s3 },
      { Bucket: bucket, Prefix: prefix },
    ))
      keys.push(...objects.flatMap(({ Key }) => Key ?? []));
    return keys;
  },
});

/** The config bucket: field mappings, as text. */
export const createMappingBucket = ({ s3, bucket }: BucketOptions): MappingStore => ({
  get: async (key) => {
    const body = await (await getObject(s3, bucket, key))?.transformToByteArray();
    return body && new TextDecoder().decode(body);
  },
});

const getObject = async (s3: S3Client, bucket: string, key: string): Promise<GetObjectCommandOutput['Body']> => {
  try {
    return (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
};
