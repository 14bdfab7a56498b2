import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { mappingChanged } from '../../mapping/mapping-changed.ts';
import type { ReplacedMapping } from '../host.ts';

/**
 * Writes a document over the one that was read: S3 itself refuses it when another one was written since, so that of two operators at once one is refused.
 *
 * @throws OperatorMistake `MAPPING_CHANGED`
 */
export const replaceMapping = async (
  s3: S3Client,
  Bucket: string,
  { key: Key, text, before }: ReplacedMapping,
): Promise<void> => {
  const stored = await readObject(s3, Bucket, Key);
  if ((stored?.text ?? '') !== before) throw mappingChanged(Key);
  const condition = stored ? { IfMatch: stored.etag } : { IfNoneMatch: '*' };
  try {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: text, ContentType: 'application/json', ...condition }));
  } catch (error) {
    throw isConflict(error) ? mappingChanged(Key, error) : error;
  }
};

const readObject = async (
  s3: S3Client,
  Bucket: string,
  Key: string,
): Promise<{ readonly text: string; readonly etag: string | undefined } | undefined> => {
  try {
    const { Body, ETag } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return { text: (await Body?.transformToString()) ?? '', etag: ETag };
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
};

/** 412 when another one is there; 409 when it is being written right now. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error && ['PreconditionFailed', 'ConditionalRequestConflict'].includes(error.name);
