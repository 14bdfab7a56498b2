import { describe, expect, it } from 'vitest';
import { createRuntime, offlineRuntime } from './create-runtime.ts';

describe('createRuntime', () => {
  it('refuses what is not a public https address', async () => {
    await expect(createRuntime('prod').fetch('http://127.0.0.1:1')).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
    });
  });

  it('lets http://127.0.0.1 through in the sandbox alone', async () => {
    await expect(createRuntime('local').fetch('http://127.0.0.1:1')).rejects.toMatchObject({ name: 'TypeError' }); // nobody listens there
  });
});

describe('offlineRuntime', () => {
  it('calls nobody', async () => {
    await expect(offlineRuntime.fetch('https://example.com')).rejects.toThrow('no network');
  });

  it('stops sleeping when told', async () => {
    await expect(offlineRuntime.sleep(60_000, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await offlineRuntime.sleep(0);
  });
});
