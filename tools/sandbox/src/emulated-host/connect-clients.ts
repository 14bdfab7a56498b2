import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GlueClient } from '@aws-sdk/client-glue';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Endpoints } from './endpoints.ts';
import { credentialsOf } from '../stand-ins/credentials.ts';
import { localAccount } from '../template/local-account.ts';

/** The real SDK clients, connected to the stand-ins. */
export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly glue: GlueClient;
  /** Ends their connections. */
  readonly close: () => void;
}

/** @param role - the calls are recorded under this name */
export const connectClients = ({ dynamodb, s3, sns, glue, token }: Endpoints, role: string): Clients => {
  const common = { region: localAccount.region, credentials: credentialsOf(role, token) };
  const tables = new DynamoDBClient({ ...common, endpoint: dynamodb });
  const objects = new S3Client({ ...common, endpoint: s3, forcePathStyle: true });
  const topics = new SNSClient({ ...common, endpoint: sns });
  const jobs = new GlueClient({ ...common, endpoint: glue });
  return {
    dynamodb: tables,
    documents: DynamoDBDocumentClient.from(tables, { marshallOptions: { removeUndefinedValues: true } }),
    s3: objects,
    sns: topics,
    glue: jobs,
    close: () => {
      for (const client of [tables, objects, topics, jobs]) client.destroy();
    },
  };
};
