import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describePorts } from '@siesa-integration/sync-pipeline/testing';
import { startDynamoDB, startS3, startSecretsManager } from '../testing/stand-ins.ts';
import { createDataBucket, createMappingBucket } from './buckets.ts';
import { createClientTable } from './client-table.ts';
import { createLedgerTable } from './ledger-table.ts';
import { createSecrets } from './secrets.ts';
import { createStateTable } from './state-table.ts';

describePorts('on AWS', async () => {
  const [tables, storage, secrets] = await Promise.all([startDynamoDB(), startS3(), startSecretsManager()]);
  const { documents } = tables;
  const bucket = { s3: storage.s3, bucket: 'data' };
  const open = () => ({
    clients: createClientTable({ documents, tableName: 'clients' }),
    state: createStateTable({ documents, tableName: 'state' }),
    ledger: createLedgerTable({ documents, tableName: 'ledger' }),
    objects: createDataBucket(bucket),
    mappings: createMappingBucket(bucket),
    secrets: createSecrets({ secretsManager: secrets.client }),
  });
  const written = new Map<string, readonly string[]>();
  return {
    ports: open(),
    reopen: () => Promise.resolve(open()),
    putClient: async ({ client_id, ...settings }) => {
      const before = written.get(client_id) ?? [];
      written.set(client_id, Object.keys(settings));
      await documents.send(
        new UpdateCommand({ TableName: 'clients', Key: { client_id }, ...replacing(before, settings) }),
      );
    },
    deleteClient: async (clientId) => {
      await documents.send(new DeleteCommand({ TableName: 'clients', Key: { client_id: clientId } }));
    },
    putMapping: async (key, text) => {
      await storage.s3.send(new PutObjectCommand({ Bucket: 'data', Key: key, Body: text }));
    },
    putSecret: (name, document) => Promise.resolve(void secrets.stored.set(name, JSON.stringify(document))),
    close: async () => {
      tables.close();
      secrets.close();
      await storage.close();
    },
  };
});

/** Replaces an operator's fields, and leaves those of the service. */
const replacing = (before: readonly string[], settings: Readonly<Record<string, unknown>>) => {
  const gone = before.filter((name) => !(name in settings));
  const sets = Object.keys(settings).map((name) => `#${name} = :${name}`);
  return {
    UpdateExpression: `SET ${sets.join(', ')}${gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : ''}`,
    ExpressionAttributeNames: Object.fromEntries([...gone, ...Object.keys(settings)].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(Object.entries(settings).map(([name, value]) => [`:${name}`, value])),
  };
};
