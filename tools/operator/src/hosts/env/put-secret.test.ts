import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../../testing/index.ts';
import { putSecret } from './put-secret.ts';

const stored = new Map<string, unknown>();
let refuses: string | undefined;
let aws: FakeAws;
let client: SecretsManagerClient;
beforeEach(async () => {
  stored.clear();
  refuses = undefined;
  aws = await startFakeAws(({ body }) => {
    const { SecretId: id, Name: name, SecretString: text } = body as Readonly<Record<string, string | undefined>>;
    if (refuses !== undefined) return { refuses, message: 'not allowed' };
    if (id !== undefined && !stored.has(id))
      return { refuses: 'ResourceNotFoundException', message: 'It does not exist.' };
    stored.set(id ?? name ?? '', text);
    return { Name: name };
  });
  const credentials = { accessKeyId: 'id', secretAccessKey: 'key' };
  client = new SecretsManagerClient({ endpoint: aws.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await aws.close();
});

describe('putSecret', () => {
  it('makes a secret that is not there, and then writes versions of it', async () => {
    await putSecret(client, 'siesa-integration/norte/kong', 'one');
    await putSecret(client, 'siesa-integration/norte/kong', 'two');

    expect(stored).toEqual(new Map([['siesa-integration/norte/kong', 'two']]));
  });

  it('makes none when the write is refused for another reason', async () => {
    refuses = 'AccessDeniedException';

    await expect(putSecret(client, 'siesa-integration/norte/kong', 'one')).rejects.toThrow('not allowed');
    expect(stored.size).toBe(0);
  });
});
