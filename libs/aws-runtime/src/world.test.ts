import { describe, expect, it } from 'vitest';
import { createWorld, offlineWorld } from './world.ts';

describe('createWorld', () => {
  it('refuses what is not a public https address', async () => {
    await expect(createWorld('prod').fetch('http://127.0.0.1:1')).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
    });
  });

  it('lets http://127.0.0.1 through in the sandbox alone', async () => {
    await expect(createWorld('local').fetch('http://127.0.0.1:1')).rejects.toMatchObject({ name: 'TypeError' }); // nobody listens there
  });
});

describe('offlineWorld', () => {
  it('calls nobody', async () => {
    await expect(offlineWorld.fetch('https://example.com')).rejects.toThrow('no network');
  });

  it('stops sleeping when told', async () => {
    await expect(offlineWorld.sleep(60_000, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await offlineWorld.sleep(0);
  });
});
