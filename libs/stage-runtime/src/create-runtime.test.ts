import { describe, expect, it } from 'vitest';
import { createRuntime, offlineRuntime } from './create-runtime.ts';

describe('createRuntime', () => {
  it('refuses any address but public https', async () => {
    await expect(createRuntime('prod').fetch('http://127.0.0.1:1')).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
    });
  });

  it('allows http://127.0.0.1 only in the sandbox', async () => {
    await expect(createRuntime('local').fetch('http://127.0.0.1:1')).rejects.toMatchObject({ name: 'TypeError' }); // no server listens there
  });
});

describe('offlineRuntime', () => {
  it('makes no call', async () => {
    await expect(offlineRuntime.fetch('https://example.com')).rejects.toThrow('no network');
  });

  it('stops sleeping when its signal aborts', async () => {
    await expect(offlineRuntime.sleep(60_000, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await offlineRuntime.sleep(0);
  });
});
