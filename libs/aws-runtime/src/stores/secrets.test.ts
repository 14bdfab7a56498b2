import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';
import { startSecretsManager } from '../testing/stand-ins.ts';

let standIn: Awaited<ReturnType<typeof startSecretsManager>>;
let secretsManager: SecretsManagerClient;
let stored: Map<string, string>;
beforeAll(async () => {
  standIn = await startSecretsManager();
  secretsManager = standIn.client;
  stored = standIn.stored.set('a/siesa', '{"api_key":"first"}').set('a/broken', '{"api_key": my-secret-key');
});
afterAll(() => {
  standIn.close();
});

describe('createSecrets', () => {
  it('reads a secret once in five minutes, or at once with `refresh`', async () => {
    let now = 0;
    const secrets = createSecrets({ secretsManager, clock: () => now });
    const before = standIn.asked();

    expect(await secrets.read('a/siesa')).toEqual({ api_key: 'first' });
    stored.set('a/siesa', '{"api_key":"second"}');
    expect(await secrets.read('a/siesa')).toEqual({ api_key: 'first' });
    expect(await secrets.read('a/siesa', { refresh: true })).toEqual({ api_key: 'second' });
    now += 5 * 60_000;
    await secrets.read('a/siesa');

    expect(standIn.asked() - before).toBe(3);
  });

  it('hands every secret that it reads to the guard', async () => {
    const guarded: unknown[] = [];
    stored.set('c/siesa', '{"api_key":"guarded"}');

    await createSecrets({ secretsManager, guard: (secret) => guarded.push(secret) }).read('c/siesa');

    expect(guarded).toEqual([{ api_key: 'guarded' }]);
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
