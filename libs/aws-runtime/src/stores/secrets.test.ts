import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';
import { listen, local } from '../testing/stand-ins.ts';

const stored = new Map([
  ['a/siesa', '{"api_key":"first"}'],
  ['a/broken', '{"api_key": my-secret-key'],
]);
let asked = 0;
let server: Server;
let secretsManager: SecretsManagerClient;

beforeAll(async () => {
  server = createServer((request, response) => {
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
  secretsManager = new SecretsManagerClient({ ...local, endpoint: await listen(server) });
});
afterAll(() => server.close());

describe('createSecrets', () => {
  it('reads a secret once in five minutes, or at once with `refresh`', async () => {
    let now = 0;
    const secrets = createSecrets({ secretsManager, clock: () => now });
    const before = asked;

    expect(await secrets.read('a/siesa')).toEqual({ api_key: 'first' });
    stored.set('a/siesa', '{"api_key":"second"}');
    expect(await secrets.read('a/siesa')).toEqual({ api_key: 'first' });
    expect(await secrets.read('a/siesa', { refresh: true })).toEqual({ api_key: 'second' });
    now += 5 * 60_000;
    await secrets.read('a/siesa');

    expect(asked - before).toBe(3);
  });

  it('hands every secret that it reads to the guard', async () => {
    const guarded: unknown[] = [];
    stored.set('c/siesa', '{"api_key":"guarded"}');

    await createSecrets({ secretsManager, guard: (secret) => guarded.push(secret) }).read('c/siesa');

    expect(guarded).toEqual([{ api_key: 'guarded' }]);
  });

  it('reads a missing secret again', async () => {
    const secrets = createSecrets({ secretsManager });

    expect(await secrets.read('b/siesa')).toBeUndefined();
    stored.set('b/siesa', '{}');
    expect(await secrets.read('b/siesa')).toEqual({});
  });

  it('names a secret that is not JSON and quotes nothing of its value', async () => {
    const failure: unknown = await createSecrets({ secretsManager })
      .read('a/broken')
      .catch((error: unknown) => error);

    expect(failure).toMatchObject({ name: 'SecretMissing', code: 'SECRET_UNREADABLE', kind: 'configuration' });
    expect(String(failure)).toContain("'a/broken'");
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toContain('my-secret');
    expect((failure as Error).cause).toBeUndefined();
  });

  it('passes on every other error of Secrets Manager', async () => {
    await expect(createSecrets({ secretsManager }).read('denied')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});
