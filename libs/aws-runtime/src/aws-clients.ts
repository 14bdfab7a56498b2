import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * A lost packet may cost seconds, never an invocation: the SDK's own defaults wait for ever.
 * Retries are the SDK's (`standard`, with backoff); five attempts outlast a throttled partition.
 */
const patience = {
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
};

/** DynamoDB with plain JavaScript objects. Undefined fields are left out. */
export const connectToDynamoDB = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(patience), { marshallOptions: { removeUndefinedValues: true } });

export const connectToS3 = (): S3Client => new S3Client(patience);

export const connectToSecretsManager = (): SecretsManagerClient => new SecretsManagerClient(patience);

export const connectToSNS = (): SNSClient => new SNSClient(patience);
