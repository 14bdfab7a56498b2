import { describe, expect, it } from 'vitest';
import { connectToDynamoDB, connectToS3, connectToSecretsManager } from './aws-clients.ts';

describe('the clients of AWS', () => {
  it.each([
    ['DynamoDB', connectToDynamoDB],
    ['S3', connectToS3],
    ['Secrets Manager', connectToSecretsManager],
  ])('gives %s five attempts and a timeout', async (_name, connect) => {
    const { config } = connect();

    expect(await config.maxAttempts()).toBe(5);
    expect(config.requestHandler).toBeDefined();
  });
});
