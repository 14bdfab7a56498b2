import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CreateTableCommand, DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type TableDefinition, tableDefinitions } from '@siesa-integration/workflow-contract';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';

/** Options for every SDK client in tests. */
export const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } as const;

/** Listens on a free port of loopback. */
export const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

/** The service's three tables on a DynamoDB in memory. */
export const startDynamoDB = async (): Promise<{
  readonly endpoint: string;
  readonly documents: DynamoDBDocumentClient;
  readonly close: () => void;
}> => {
  const server = dynalite({ createTableMs: 0 });
  const endpoint = await listen(server);
  const client = new DynamoDBClient({ ...local, endpoint });
  for (const table of tables) await client.send(new CreateTableCommand(table));
  return {
    endpoint,
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    close: () => server.close(),
  };
};

/** An S3 in memory with one bucket, `data`. */
export const startS3 = async (): Promise<{
  readonly endpoint: string;
  readonly s3: S3Client;
  readonly close: () => Promise<void>;
}> => {
  const app = buildApp({ logger: false });
  await app.inject({ method: 'PUT', url: '/data' });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  return { endpoint, s3: new S3Client({ ...local, endpoint, forcePathStyle: true }), close: () => app.close() };
};

/** A Secrets Manager in memory. It denies the secret `denied`. */
export const startSecretsManager = async (): Promise<{
  readonly client: SecretsManagerClient;
  /** Texts by name. */
  readonly stored: Map<string, string>;
  /** How often it was asked. */
  readonly asked: () => number;
  readonly close: () => void;
}> => {
  const stored = new Map<string, string>();
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    void text(request).then((body) => {
      const { SecretId } = JSON.parse(body) as { SecretId: string };
      const value = stored.get(SecretId);
      if (SecretId === 'denied') response.writeHead(400).end(JSON.stringify({ __type: 'AccessDeniedException' }));
      else if (value === undefined)
        response.writeHead(400).end(JSON.stringify({ __type: 'ResourceNotFoundException' }));
      else response.end(JSON.stringify({ SecretString: value }));
    });
  });
  const client = new SecretsManagerClient({ ...local, endpoint: await listen(server) });
  return { client, stored, asked: () => asked, close: () => server.close() };
};

/** An SNS in memory with one topic, whose messages are kept. */
export const startTopic = async (): Promise<{
  readonly sns: SNSClient;
  readonly topicArn: string;
  /** What was published, as a subscribed queue gets it. */
  readonly published: () => Promise<readonly PublishedMessage[]>;
  readonly close: () => Promise<void>;
}> => {
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  const sns = new SNSClient({ ...local, endpoint });
  const sqs = new SQSClient({ ...local, endpoint, useQueueUrlAsEndpoint: false });
  await sqs.send(new CreateQueueCommand({ QueueName: 'alerts' }));
  const { TopicArn: topicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'alerts' }));
  const queueArn = topicArn.replace(':sns:', ':sqs:');
  await sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: queueArn }));
  const published = async (): Promise<readonly PublishedMessage[]> => {
    const answer = await fetch(new URL('/_fauxqs/queues/alerts', endpoint));
    const { messages } = (await answer.json()) as { messages: { ready: { body: string }[] } };
    return messages.ready.map(({ body }) => JSON.parse(body) as PublishedMessage);
  };
  return { sns, topicArn, published, close: () => app.close() };
};

export interface PublishedMessage {
  readonly Subject?: string;
  readonly Message?: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

/** From the same definition as the stack's table, so that an index returns here only what it returns there. */
const tableInput = (TableName: string, { indexes, ...keys }: TableDefinition): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keySchema(keys),
  AttributeDefinitions: [...new Set([keys, ...indexes].flatMap(namesOf))].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  ...(indexes.length > 0 && {
    GlobalSecondaryIndexes: indexes.map(({ name, projection, ...index }) => ({
      IndexName: name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: projection },
    })),
  }),
});

type Keys = Pick<TableDefinition, 'partitionKey' | 'sortKey'>;

const namesOf = ({ partitionKey, sortKey }: Keys): string[] =>
  sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];

const keySchema = (keys: Keys) =>
  namesOf(keys).map((AttributeName, i) => ({
    AttributeName,
    KeyType: i === 0 ? ('HASH' as const) : ('RANGE' as const),
  }));

const tables: readonly CreateTableCommandInput[] = [
  tableInput('clients', tableDefinitions.clients),
  tableInput('state', tableDefinitions.syncState),
  tableInput('ledger', tableDefinitions.ledger),
  tableInput('files', tableDefinitions.reconciledFiles),
];
