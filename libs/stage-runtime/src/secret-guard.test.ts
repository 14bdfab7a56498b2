import { describe, expect, it } from 'vitest';
import { createSecretGuard } from './secret-guard.ts';

describe('createSecretGuard', () => {
  it('removes the credentials of every secret that was read, also in other forms, and leaves addresses', () => {
    const { guard, redact } = createSecretGuard();

    expect(redact('first-key-1')).toBe('first-key-1');
    guard({ api_url: 'https://kong.example', api_key: 'first-key-1' });
    guard({ api_url: 'https://user:pass-word-3@wms.example', api_key: 'second-key-2' });

    const said = redact(
      `first-key-1 ${Buffer.from('second-key-2').toString('base64')} pass-word-3 https://kong.example`,
    );
    expect(said).toBe('*** *** *** https://kong.example');
  });

  it('forgets no value when a secret is read again after a rotation', () => {
    const { guard, redact } = createSecretGuard();

    guard({ api_key: 'first-key-1' });
    guard({ api_key: 'rotated-key-2' });

    expect(redact('first-key-1, rotated-key-2')).toBe('***, ***');
  });
});
