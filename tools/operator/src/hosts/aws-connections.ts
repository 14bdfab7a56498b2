import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The SDK's clients that every command needs, on AWS or on this machine's stand-ins. */
export interface AwsConnections {
  readonly documents: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly secretsManager: SecretsManagerClient;
  /** Closes their connections. */
  readonly close: () => void;
}

/** Addresses of this machine's stand-ins. */
export interface StandInEndpoints {
  readonly dynamodb: string;
  readonly s3: string;
  readonly secretsManager: string;
  /** They answer only callers that send it. */
  readonly token: string;
}

/** Connects to AWS as the SDK is configured (profile, region, `AWS_ENDPOINT_URL_*`), or to the stand-ins when their endpoints are given. */
export const connectAws = (standIns?: StandInEndpoints): AwsConnections => {
  const common = standIns
    ? {
        region: 'us-east-1',
        credentials: { accessKeyId: 'operator', secretAccessKey: 'local', sessionToken: standIns.token },
      }
    : {};
  const at = (service: Exclude<keyof StandInEndpoints, 'token'>) => ({
    ...common,
    ...(standIns ? { endpoint: standIns[service] } : {}),
  });
  const dynamodb = new DynamoDBClient(at('dynamodb'));
  const s3 = new S3Client({ ...at('s3'), ...(standIns ? { forcePathStyle: true } : {}) });
  const secretsManager = new SecretsManagerClient(at('secretsManager'));
  return {
    documents: DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } }),
    s3,
    secretsManager,
    close: () => {
      for (const client of [dynamodb, s3, secretsManager]) client.destroy();
    },
  };
};
