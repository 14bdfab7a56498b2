import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCallRecorder } from './call-recorder.ts';
import { credentialsOf, roleOf } from './credentials.ts';
import { startSecrets } from './secrets.ts';
import type { StandIn } from './stand-in.ts';

const recorder = createCallRecorder();
let secrets: StandIn;
let client: SecretsManagerClient;

beforeAll(async () => {
  secrets = await startSecrets({
    read: (name) => Promise.resolve(name === 'a/siesa' ? '{"api_key":"k"}' : undefined),
    token: 'of-this-run',
    recorder,
  });
  client = new SecretsManagerClient({
    region: 'us-east-1',
    endpoint: secrets.url.origin,
    credentials: credentialsOf('loader', 'of-this-run'),
    maxAttempts: 1,
  });
});
afterAll(() => secrets.close());

describe('startSecrets', () => {
  it('gives a secret by its name', async () => {
    expect(await client.send(new GetSecretValueCommand({ SecretId: 'a/siesa' }))).toMatchObject({
      Name: 'a/siesa',
      SecretString: '{"api_key":"k"}',
    });
    expect(recorder.calls.at(-1)).toMatchObject({ role: 'loader', action: 'secretsmanager:GetSecretValue' });
  });

  it('has no other', async () => {
    await expect(client.send(new GetSecretValueCommand({ SecretId: 'b/siesa' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('refuses every other operation', async () => {
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});

describe('roleOf', () => {
  it('knows no role in a call without one of our keys', () => {
    expect(roleOf(undefined)).toBeUndefined();
    expect(roleOf('AWS4-HMAC-SHA256 Credential=AKIAXYZ/20250115/us-east-1/s3/aws4_request')).toBeUndefined();
  });
});
