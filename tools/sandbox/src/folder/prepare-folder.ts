import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createStateTable } from '@siesa-integration/aws-runtime';
import type { DocumentFile, FileProblem, FolderContent } from '@siesa-integration/local-runtime/stores';
import { releaseDeadLeases } from '@siesa-integration/local-runtime/workflow';
import type { EmulatedHost } from '../emulated-host/emulated-host.ts';
import { loadClients } from './load-clients.ts';

/**
 * Writes the files to the tables and buckets that the functions read, and ends the leases of ended processes.
 *
 * @returns every problem of a file.
 */
export const prepareFolder = async (
  { clients, resources }: Pick<EmulatedHost, 'clients' | 'resources'>,
  content: FolderContent,
): Promise<readonly FileProblem[]> => {
  const clientIds = content.clients.clients.map(({ client_id }) => client_id);
  const [ofClients] = await Promise.all([
    loadClients(clients.documents, resources.clientsTable, content.clients),
    releaseDeadLeases(
      createStateTable({ documents: clients.documents, tableName: resources.syncStateTable }),
      clientIds,
    ),
    putMappings(clients.s3, resources.configBucket, content),
  ]);
  return [...ofClients, ...content.problems];
};

/** Makes the bucket equal to the folder, except that an object whose file is broken stays. */
const putMappings = async (s3: S3Client, bucket: string, { mappings, problems }: FolderContent): Promise<void> => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  const files = new Set([...mappings, ...problems].map(({ name }) => name));
  const gone = Contents.flatMap(({ Key }) => (Key === undefined || files.has(Key) ? [] : [Key]));
  await Promise.all([
    ...gone.map((Key) => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }))),
    ...mappings.map((mapping) => putMapping(s3, bucket, mapping)),
  ]);
};

/** Writes only a changed document, because the object's date shows when a mapping changed. */
const putMapping = async (s3: S3Client, bucket: string, { name, text }: DocumentFile): Promise<void> => {
  const stored = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: name })).catch(() => undefined);
  if ((await stored?.Body?.transformToString()) === text) return;

  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: text, ContentType: 'application/json' }));
};
